/**
 * What the network makes of a message that it does not let through as it is: an answer without a
 * body, one that makes no sense, or an error of somebody's choice. It answers a request in the place
 * of whom it was for, and puts something else into an answer.
 */

import { decodedLength, encodeBase64Text } from '../../protocol/encoding/base64-text.ts';
import {
  type HttpResponse,
  headerOf,
  jsonResponse,
  reasonOf,
  type Wire,
} from '../../protocol/encoding/wire.ts';
import { isErrorOf } from '../../protocol/rules/endpoint-errors.ts';
import type { FaultAct } from '../../protocol/setup/fault-rule.ts';
import { messageOf } from '../../trace/match/reading/subject.ts';
import { mapSet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import type { MessageInTransit } from '../world.ts';
import { rewrite } from './transit.ts';
import { lookupOf } from './world-lookup.ts';

type Spoiling = Extract<FaultAct, { kind: 'empty' | 'garbage' | 'error' }>;
type ErrorAct = Extract<FaultAct, { kind: 'error' }>;

/** A request never reaches anybody; what comes back is the network's. */
export function spoilMessage(draft: Draft, transit: MessageInTransit, act: Spoiling): void {
  const nothing = { kind: 'http.response', status: 200, reason: reasonOf(200) } as const;
  const response: HttpResponse =
    act.kind === 'error'
      ? errorResponse(act)
      : withBody(
          {
            ...nothing,
            headers: [
              ['Content-Type', 'application/json'],
              ['Content-Length', '0'],
            ],
            body: '',
          },
          act.kind === 'empty' ? '' : garbageOf(draft),
        );
  const fated = { ...transit, fate: { kind: 'answered', response } } as const;
  draft.inTransit = mapSet(draft.inTransit, transit.id, fated);
}

/** An answer, or a note, arrives as something else. */
export function spoilAnswer(draft: Draft, transit: MessageInTransit, act: Spoiling): void {
  const wire =
    act.kind === 'error'
      ? errorResponse(act)
      : withBody(transit.wire, act.kind === 'empty' ? '' : garbageOf(draft));
  rewrite(draft, transit, wire);
}

/** Whether an honest endpoint may answer that error with that status. */
export function isLegalError(
  draft: Draft,
  transit: MessageInTransit,
  { status, error }: ErrorAct,
): boolean {
  const { endpoint } = messageOf(transit, lookupOf(draft));
  return endpoint !== undefined && isErrorOf(endpoint, error, status);
}

function errorResponse({ status, error, description, headers = [] }: ErrorAct): HttpResponse {
  const told = description === undefined ? {} : { error_description: description };
  return jsonResponse(status, { error, ...told }, headers);
}

function garbageOf({ identifiers }: Draft): string {
  return encodeBase64Text(`\u0000{"${identifiers.token()}`);
}

/** The same message with another body, and a length that fits it. */
export function withBody<Of extends Wire>(wire: Of, body: string): Of {
  if (wire.kind === 'channel.note') return { ...wire, body };
  if (headerOf(wire, 'content-length') === undefined) return { ...wire, body };
  const length = String(decodedLength(body));
  const headers = wire.headers.map(([name, value]): [string, string] => [
    name,
    name.toLowerCase() === 'content-length' ? length : value,
  ]);
  return { ...wire, headers, body };
}
