/** A poll of the till when a test wants it, by its own timer, which is fired by hand. */
import type { PortRun } from './port-run.ts';
import { onItsWay, requestOf, stateOf, till } from './sign-in.ts';

/** Polls, and lets the poll be answered, or held by the provider. */
export async function pollAgain(run: PortRun, signIn: string): Promise<void> {
  await sendPoll(run, signIn);
  const isOver = () => stateOf(run, signIn) !== 'asked.polling' || isHeldOpen(run);
  await run.runUntil('machine.moved', isOver);
}

/** The poll that the till has just sent. */
export async function sendPoll(run: PortRun, signIn: string): Promise<void> {
  await run.fire(signIn, 'rest');
  await run.runUntil('message.sent', () => onItsWay(run, isFromTill) !== undefined);
}

function isHeldOpen(run: PortRun): boolean {
  return run.movesOf('polling', requestOf(run)).at(-1)?.to === 'holding';
}

function isFromTill({ from }: { readonly from: string }): boolean {
  return from === till;
}
