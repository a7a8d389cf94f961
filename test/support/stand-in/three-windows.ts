/** A fresh run with a console, a till's window and a phone's window, on the stand-in. */
import type { Page } from 'playwright-core';
import type { StandIn } from './electron-stand-in.ts';
import { dispatch, phone, read, till, windowOpen } from './exposed-port.ts';

export interface ThreeWindows {
  readonly run: string;
  readonly front: Page;
  readonly shop: Page;
  readonly device: Page;
  /** Closes the two windows that were opened. */
  readonly end: () => Promise<unknown>;
}

export async function openThree(standIn: StandIn): Promise<ThreeWindows> {
  const pageOf = async (number: number): Promise<Page> => (await standIn.window(number)).ready;
  const front = await pageOf(0);
  await dispatch(front, { kind: 'run.create', name: 'Demo', mode: 'virtual', seed: 'stand-in' });
  const listed = (await read(front, 'workbench')).entries.findLast(
    (entry) => entry.kind === 'run.listed',
  );
  if (listed?.kind !== 'run.listed') throw new Error('No run was listed.');
  await dispatch(front, windowOpen(listed.run, 'relying-party', till));
  await dispatch(front, windowOpen(listed.run, 'device', phone));
  const [shop, device] = [await pageOf(1), await pageOf(2)];
  const end = () => Promise.all([shop.close(), device.close()]);
  return { run: listed.run, front, shop, device, end };
}
