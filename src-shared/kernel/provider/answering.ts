/** Sends an answer back to whoever waits for it, inside the simulation or at a real socket. */
import type { HttpResponse } from '../../protocol/encoding/wire.ts';
import type { Party } from '../../trace/party.ts';
import { mapDelete, mapGet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { send } from '../sending.ts';

/** Answers an exchange once; a client that is gone is not answered. */
export function answerExchange(
  draft: Draft,
  exchange: string,
  response: HttpResponse,
  about: string | undefined,
  from: Party = 'provider',
): void {
  const waiting = mapGet(draft.exchanges, exchange);
  if (waiting === undefined) return;
  const { outside, asker } = waiting;
  const way = outside ? ({ kind: 'answer' } as const) : undefined;
  const { isTaken } = send(draft, { exchange, from, to: asker, wire: response, about, way });
  if (isTaken) return;
  draft.exchanges = mapDelete(draft.exchanges, exchange);
  draft.effects.push({ kind: 'answer', exchange, response });
}
