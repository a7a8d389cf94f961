/** The runs that matches are asked about: one for every way in which a client hears of its result. */
import type { Entry } from '#shared/trace/entry.ts';
import type { CallOutcome } from '#shared/trace/input-entry.ts';
import { decide, openRequest } from '../core/decided-request.ts';
import { outsideSetup, pushed, withToken } from '../core/outside-parties.ts';
import { playElsewhere } from '../core/party-game.ts';
import { createSimulation } from '../core/simulation.ts';

/** The till of the simulation asks, polls once too early for the person, and is signed in. */
export function signedInTill(): readonly Entry[] {
  const simulation = createSimulation();
  simulation.signIn({ bindingMessage: 'W4SCT' });
  simulation.wait(6000);
  const [opened] = simulation.ofKind('request.opened');
  decide(simulation, opened?.authReqId ?? '', 'prompt.approved');
  simulation.popUntil(() => simulation.ofKind('id-token.verified').length > 0);
  return simulation.entries;
}

const thanks = { kind: 'http.response', status: 204, reason: '', headers: [], body: '' } as const;

/** An outside client is sent its tokens, and takes them; or the call to it ends as it is told. */
export function pushedClient(
  outcome: CallOutcome = { kind: 'answered', response: { ...thanks, headers: [] } },
): readonly Entry[] {
  const simulation = createSimulation({ setup: outsideSetup() });
  const authReqId = openRequest(simulation, withToken, { client: pushed });
  decide(simulation, authReqId, 'prompt.approved');
  simulation.endCall(outcome);
  return simulation.entries;
}

/** The till asks a provider elsewhere, which has its endpoints where it likes, and polls there. */
export function tillElsewhere(): readonly Entry[] {
  const game = playElsewhere();
  game.press();
  game.acknowledge();
  game.simulation.wait(6000);
  game.answer(400, { error: 'authorization_pending' });
  return game.simulation.entries;
}
