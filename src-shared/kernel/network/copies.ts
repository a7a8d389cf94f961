/**
 * The same bytes again: a message that the network doubles, or one of the past that comes back. The
 * answer to a copied request is for nobody; a copied answer may find nobody who waits.
 */
import { mapSet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import type { PendingCall } from '../provider/records.ts';
import type { MessageInTransit } from '../world.ts';
import type { Sent, Way } from './network.ts';
import { dispatch, sentOf } from './transit.ts';

/** Sends a message so many times more. */
export function sendCopy(draft: Draft, transit: MessageInTransit, times: number): void {
  for (let left = times; left > 0; left -= 1) sendAgain(draft, sentOf(transit));
}

/** Sends a message once more, whether or not it is still on its way. */
export function sendAgain(draft: Draft, sent: Sent): void {
  const { id, from, to, wire, about, way } = sent;
  const isRequest = wire.kind === 'http.request';
  const exchange = isRequest ? `x${draft.nextSeq}` : sent.exchange;
  const again = { exchange, from, to, wire, about: about ?? undefined };
  const echo = way === null ? {} : { way: echoOf(way, sent) };
  dispatch(draft, { ...again, ...echo }, { lateMs: 0, copyOf: id });
  if (!isRequest || way !== null) return;
  const waiting = { id: exchange, asker: from, outside: false, signIn: undefined } as const;
  draft.exchanges = mapSet(draft.exchanges, exchange, { ...waiting, purpose: 'echo' });
}

/** The same way out or in, with nobody who waits at its end. */
function echoOf(way: Way, { from, to }: Sent): Way {
  switch (way.kind) {
    case 'call':
      return { ...way, purpose: echoPurpose(way.purpose, from, to) };
    case 'called':
      return {
        kind: 'called',
        call: { ...way.call, purpose: echoPurpose(way.call.purpose, to, from) },
      };
    default:
      return way;
  }
}

function echoPurpose(
  purpose: PendingCall['purpose'],
  asker: Sent['from'],
  called: Sent['to'],
): PendingCall['purpose'] {
  const issuer = purpose.kind === 'notification' ? null : purpose.issuer;
  return { kind: 'echo', asker, called, issuer };
}
