/** The sentence that says what a trainer does next, from what the relying party's window can see. */
import type { Telling } from './use-telling.ts';

/** Undefined where the next step is this window's own, and stands on a button already. */
export function nextStep({ phase, view, signIn }: Telling): string | undefined {
  if (phase !== 'asking' && phase !== 'waiting' && phase !== 'checking') return undefined;
  if (view.moment.clock.state === 'paused')
    return 'time stands still. Press Run or Step in the console.';
  return phase === 'waiting'
    ? `open ${deviceOf(view.moment.setup, signIn?.began.loginHint)} from the console, compare the message, and approve.`
    : undefined;
}

type Setup = Telling['view']['moment']['setup'];

function deviceOf(setup: Setup, hint: string | undefined): string {
  const user = setup?.users.find(({ username }) => username === hint);
  const device = setup?.devices.find(({ name }) => name === user?.devices[0]);
  return device?.title ?? 'the device';
}
