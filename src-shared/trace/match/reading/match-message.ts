/**
 * A message as a match asks about it: who to whom, where to, what it answers. What is inside is
 * decoded when it is first asked for, and forgotten with the message.
 */

import { readForm } from '../../../protocol/encoding/form.ts';
import { readUnverifiedJwt } from '../../../protocol/encoding/jwt.ts';
import {
  bodyObject,
  bodyText,
  headerOf,
  headersOf,
  isObject,
  type Wire,
} from '../../../protocol/encoding/wire.ts';
import type { Party } from '../../party.ts';
import type { EndpointName } from '../endpoint-name.ts';
import type { directions, JwtPlace } from '../leaf.ts';

export interface MatchMessage {
  readonly from: Party;
  readonly to: Party;
  readonly wire: Wire;
  readonly about: string | undefined;
  readonly endpoint: EndpointName | undefined;
  /** The request that this answers, if it is known. */
  readonly asked: MatchMessage | undefined;
  parameters?: Parameters;
  jwts?: readonly InnerJwt[];
  text?: string;
}

type Parameters = ReadonlyMap<string, readonly string[]>;

interface InnerJwt {
  readonly place: JwtPlace;
  readonly claims: Parameters;
}

/** Which way a message goes. */
export function directionOf({ wire, endpoint }: MatchMessage): (typeof directions)[number] {
  if (wire.kind === 'http.response') return 'response';
  if (wire.kind === 'channel.note') return 'note';
  return endpoint === 'notification' ? 'notification' : 'request';
}

/** Every value by its name: of the query and the form, of a JSON body, of a redirect. */
export function parametersOf(message: MatchMessage): Parameters {
  message.parameters ??= readParameters(message.wire);
  return message.parameters;
}

function readParameters(wire: Wire): Parameters {
  const values = new Map<string, string[]>();
  const add = (name: string, texts: readonly string[]): void => {
    const held = values.get(name);
    if (held === undefined) values.set(name, [...texts]);
    else held.push(...texts);
  };
  for (const text of [addressOf(wire), formText(wire)]) {
    if (text === '') continue;
    for (const [name, value] of readForm(text)?.pairs ?? []) add(name, [value]);
  }
  for (const [name, value] of Object.entries(jsonOf(wire))) add(name, textsOf(value));
  return values;
}

/** What follows the question mark of a request's target, or of the place that an answer names. */
function addressOf(wire: Wire): string {
  if (wire.kind === 'channel.note') return '';
  const text = wire.kind === 'http.request' ? wire.target : (headerOf(wire, 'location') ?? '');
  const query = text.indexOf('?');
  return query < 0 ? '' : text.slice(query + 1);
}

function formText(wire: Wire): string {
  return isForm(wire) ? (bodyText(wire) ?? '') : '';
}

function jsonOf(wire: Wire): Readonly<Record<string, unknown>> {
  return wire.body === '' || isForm(wire) ? {} : (bodyObject(wire) ?? {});
}

function isForm(wire: Wire): boolean {
  if (wire.kind !== 'http.request') return false;
  const type = headerOf(wire, 'content-type') ?? '';
  return type.toLowerCase().startsWith('application/x-www-form-urlencoded');
}

/** A JSON value as the texts that a condition is asked of: the members of a list each. */
function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textOf) : [textOf(value)];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The values of a record by name, such as the claims of a JWT. */
export function namedTexts(record: Readonly<Record<string, unknown>>): Parameters {
  return new Map(Object.entries(record).map(([name, value]) => [name, textsOf(value)]));
}

/** The JWTs of a message that can be read, each with its claims. */
export function jwtsOf(message: MatchMessage): readonly InnerJwt[] {
  message.jwts ??= readJwts(message);
  return message.jwts;
}

const inParameters = [
  'request',
  'id_token',
  'id_token_hint',
  'login_hint_token',
  'client_assertion',
  'access_token',
] as const satisfies readonly JwtPlace[];

function readJwts(message: MatchMessage): readonly InnerJwt[] {
  const parameters = parametersOf(message);
  const found: InnerJwt[] = [];
  const add = (place: JwtPlace, text: string): void => {
    const jwt = readUnverifiedJwt(text);
    if (jwt !== undefined) found.push({ place, claims: namedTexts(jwt.claims) });
  };
  for (const place of inParameters) {
    for (const text of parameters.get(place) ?? []) add(place, text);
  }
  const { wire } = message;
  if (wire.kind === 'channel.note') return found;
  for (const proof of headersOf(wire, 'dpop')) add('dpop', proof);
  const token = /^(?:bearer|dpop) +([^\s]+)$/i.exec(headerOf(wire, 'authorization') ?? '')?.[1];
  if (token !== undefined) add('access_token', token);
  return found;
}

/** The error codes that a message brings; what a request says is none. */
export function errorsOf(message: MatchMessage): readonly string[] {
  const { wire } = message;
  const direction = directionOf(message);
  if (direction !== 'response' && direction !== 'notification') return [];
  const said = parametersOf(message).get('error') ?? [];
  if (wire.kind !== 'http.response' || wire.status < 400) return said;
  const challenges = headersOf(wire, 'www-authenticate');
  const challenged = challenges.flatMap((text) => /\berror="([^"]*)"/.exec(text)?.[1] ?? []);
  return [...said, ...challenged];
}

/** The addresses that a discovery document names, by member. */
export function discoveredAddresses({ wire }: MatchMessage): ReadonlyMap<string, string> {
  const document = bodyObject(wire) ?? {};
  const aliases = document['mtls_endpoint_aliases'];
  const all = [...Object.entries(document), ...Object.entries(isObject(aliases) ? aliases : {})];
  const texts = all.flatMap(([name, value]) => (typeof value === 'string' ? [[value, name]] : []));
  return new Map(texts as [string, string][]);
}
