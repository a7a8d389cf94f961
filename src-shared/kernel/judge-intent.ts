/**
 * Whether what a person asks can be done in the world as it is, and if not, the sentence that says
 * why. Only an intent that passes here becomes an input.
 */

import type { PartyIntent } from '../intents.ts';
import { stateName } from '../machines/run-machine.ts';
import { mapGet } from './persistent-map.ts';
import type { World } from './world.ts';

/** The reason for refusing an intent, or undefined when it may go ahead. */
export function judgeIntent(world: World, intent: PartyIntent): string | undefined {
  if (intent.kind === 'sign-in.pressed') {
    const known = world.setup.relyingParties.some(({ name }) => name === intent.relyingParty);
    return known ? undefined : `This run has no relying party called «${intent.relyingParty}».`;
  }
  const prompt = mapGet(world.prompts, intent.prompt);
  if (prompt === undefined || prompt.party !== `authentication-device/${intent.device}`) {
    return 'This device has no such prompt; wait for one to arrive.';
  }
  const state = stateName(prompt.machine.value);
  const needed = intent.kind === 'prompt.opened' ? 'prompted.notified' : 'prompted.shown';
  if (state === needed) return undefined;
  return state === 'prompted.notified'
    ? 'Open the prompt before deciding.'
    : 'This prompt was already opened or decided, or it has lapsed.';
}
