/**
 * The exchanges of a HAR file as entries of a run: what an outside client sent, what it was answered,
 * in the order of their times. There are no rules, machines or timers in it, for nobody recorded any.
 */

import { readForm } from '#shared/protocol/encoding/form.ts';
import { bodyText, isObject, parseJson, type Wire } from '#shared/protocol/encoding/wire.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Party } from '#shared/trace/party.ts';
import { harEngine } from '#shared/trace/run-file/outside-record.ts';
import type { HarExchange } from './har-file.ts';
import { requestOf, responseOf } from './har-wire.ts';

interface Happening {
  readonly at: number;
  readonly exchange: string;
  readonly wire: Wire;
  readonly isCallback: boolean;
  readonly about: string | undefined;
}

/** All of it, from the beginning of the run on. */
export function harEntries(exchanges: readonly HarExchange[], setup: RunSetup): readonly Entry[] {
  const happenings = exchanges
    .flatMap((exchange, index) => happeningsOf(exchange, `har-${index + 1}`, setup.epochMs))
    .toSorted((one, other) => one.at - other.at);
  const began = {
    seq: 0,
    at: 0,
    party: 'workbench',
    causedBy: [],
    kind: 'run.began',
    format: 1,
    engine: harEngine,
    setup,
    entropy: '',
  } as const;
  const asked = new Map<string, number>();
  const entries = happenings.map((happening, index): Entry => {
    const seq = index + 1;
    const cause = asked.get(happening.exchange);
    asked.set(happening.exchange, seq);
    return entryOf(happening, seq, cause);
  });
  return [began, ...entries];
}

function happeningsOf(exchange: HarExchange, name: string, epochMs: number): readonly Happening[] {
  const at = Math.max(0, Math.floor(Date.parse(exchange.startedDateTime)) - epochMs);
  const took = Math.floor(Math.max(0, Math.min(exchange.time ?? 0, longestMs)));
  const request = requestOf(exchange);
  const response = responseOf(exchange);
  const about = aboutOf(request) ?? (response && aboutOf(response));
  const isCallback = exchange._from === 'provider';
  const common = { exchange: name, isCallback, about };
  const asked = { at, wire: request, ...common };
  return response === undefined ? [asked] : [asked, { at: at + took, wire: response, ...common }];
}

/** A day: no exchange takes longer, whatever a file says. */
const longestMs = 86_400_000;

function entryOf(
  { at, exchange, wire, isCallback, about }: Happening,
  seq: number,
  cause: number | undefined,
): Entry {
  const rest = { seq, at, exchange, ...(about === undefined ? {} : { about }) };
  if (wire.kind === 'http.request' && !isCallback) {
    const came = { party: 'outside-client', causedBy: [], facts: [], entropy: '' } as const;
    return { ...rest, ...came, kind: 'http.arrived', request: wire };
  }
  const isFromProvider = isCallback === (wire.kind === 'http.request');
  const ends: readonly [Party, Party] = isFromProvider
    ? ['provider', 'outside-client']
    : ['outside-client', 'provider'];
  const [from, to] = ends;
  return {
    ...rest,
    party: from,
    causedBy: cause === undefined ? [] : [cause],
    kind: 'message.sent',
    message: `${exchange}-${seq}`,
    from,
    to,
    wire,
    arrivesAt: null,
  };
}

/** The auth_req_id, in JSON or in a form. */
function aboutOf(wire: Wire): string | undefined {
  const text = bodyText(wire);
  const json = parseJson(text);
  if (isObject(json)) return named(json['auth_req_id']);
  return text === undefined ? undefined : named(readForm(text)?.values.get('auth_req_id'));
}

function named(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
