/**
 * Whoever waited for an answer gives up: a relying party, a provider that notifies, a device whose
 * decision nobody confirmed. Each does what it does when a real network fails it.
 */
import type { CallOutcome } from '../../trace/input-entry.ts';
import type { SilenceTask } from '../collections/agenda.ts';
import { mapGet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { missDecision } from '../parties/authentication-device.ts';
import { receiveOutcome } from '../parties/relying-party-answers.ts';
import { endAttempt } from '../provider/notifications.ts';
import { loseExchange } from '../provider/provider.ts';
import type { Exchange } from '../world.ts';
import { silenceReasons } from './consequences.ts';
import { arrivalOf, withoutAsked } from './network.ts';
import { lose } from './transit.ts';

/** Nothing came. */
export function fallSilent(draft: Draft, { exchange, why, message, prompt }: SilenceTask): void {
  if (prompt !== null) return missDecision(draft, prompt);
  const waiting = mapGet(draft.exchanges, exchange);
  if (waiting === undefined || waiting.outside) return;
  const transit = mapGet(draft.inTransit, message);
  if (transit?.wire.kind === 'http.request') lose(draft, transit, 'given up');
  draft.network = withoutAsked(draft.network, exchange);
  loseExchange(draft, exchange);
  const kind = why === 'reset' ? 'failed' : 'timed-out';
  endWaiting(draft, waiting, { kind, reason: silenceReasons[why] });
}

function endWaiting(draft: Draft, waiting: Exchange, outcome: CallOutcome): void {
  const { purpose, signIn, asker: party, about } = waiting;
  if (purpose === 'notification' && about !== undefined) endAttempt(draft, about, outcome);
  if (purpose === 'notification' || purpose === 'outside') return;
  if (purpose === 'echo' || purpose === 'by-hand') return;
  if (signIn !== undefined) receiveOutcome(draft, { party, signIn, purpose }, outcome, []);
}

/** A client outside hung up while the network still had its request: nobody gets it any more. */
export function loseArrival(draft: Draft, exchange: string): void {
  draft.network = withoutAsked(draft.network, exchange);
  const transit = mapGet(draft.inTransit, arrivalOf(exchange));
  if (transit !== undefined) lose(draft, transit, 'hung up');
}
