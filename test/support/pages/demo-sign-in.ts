/** A sign-in at the till of the demonstration, as far as many tests of the console need one. */
import { expect } from 'vitest';
import { stepUntil } from './stepping.ts';
import { type Console, tillOn } from './workbench-pages.ts';

/** Alice signs in at the till's own window; then the console is in front again. */
export async function signInAtTill(desk: Console, message: string): Promise<void> {
  await tillOn(await desk.open('Corner Shop till')).signIn('alice', message);
  await desk.page.bringToFront();
  await expect.poll(async () => (await desk.sequence()).join()).toContain(message);
}

/** The same until its first poll was told to wait. */
export async function signInAndPoll(desk: Console, message: string): Promise<void> {
  await signInAtTill(desk, message);
  await stepUntil(desk, /400 authorization_pending/);
}
