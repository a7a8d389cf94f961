/**
 * A message as flat fields: its status, its headers, its parameters or members, and the claims of
 * every JWT in it. A JWT's times count from when it was issued, and its signature does not count.
 */

import { readForm } from '../../protocol/encoding/form.ts';
import { decodeFormBody } from '../../protocol/encoding/form-body.ts';
import { looksEncrypted } from '../../protocol/encoding/jwt.ts';
import {
  bodyObject,
  type HttpRequest,
  type HttpResponse,
  type Wire,
} from '../../protocol/encoding/wire.ts';
import { readJwt } from '../jwt-view.ts';
import { addFlat, type Field } from './flat-fields.ts';

/** What comes from entropy, by its name on the wire. */
const identifiers: ReadonlySet<string> = new Set([
  'auth_req_id',
  'access_token',
  'refresh_token',
  'client_notification_token',
  'jti',
  'nonce',
  'code',
  'state',
  'code_challenge',
  'code_verifier',
  'at_hash',
  'urn:openid:params:jwt:claim:auth_req_id',
  'urn:openid:params:jwt:claim:rt_hash',
  'token',
  'prompt',
  'grant',
  'kid',
  'client_id_issued_at',
  'registration_access_token',
]);

const quietHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'connection',
  'content-length',
  'cookie',
  'date',
  'dpop',
  'dpop-nonce',
  'host',
  'keep-alive',
  'location',
  'set-cookie',
]);

/** Adds the fields of a message. */
export function addWire(fields: Map<string, Field>, wire: Wire): void {
  if (wire.kind === 'http.response') {
    fields.set('status', { value: String(wire.status), isIdentifier: false });
  }
  if (wire.kind !== 'channel.note') addHeaders(fields, wire);
  const form = decodeFormBody(wire);
  const members = form === undefined ? bodyObject(wire) : Object.fromEntries(form);
  if (members !== undefined) addMembers(fields, form === undefined ? '' : 'parameter', members);
  if (wire.kind === 'http.request') addQuery(fields, 'query', wire.target);
}

function addHeaders(fields: Map<string, Field>, { headers }: HttpRequest | HttpResponse): void {
  for (const [held, value] of headers) {
    const name = held.toLowerCase();
    // Of credentials only the way counts, and of a redirect where it leads.
    if (name === 'authorization') {
      const scheme = value.split(' ')[0] ?? '';
      fields.set('header.authorization', { value: scheme, isIdentifier: false });
    }
    if (name === 'location') addQuery(fields, 'location', value);
    if (!quietHeaders.has(name)) fields.set(`header.${name}`, { value, isIdentifier: false });
  }
}

function addQuery(fields: Map<string, Field>, path: string, address: string): void {
  const mark = address.indexOf('?');
  const values = mark < 0 ? undefined : readForm(address.slice(mark + 1))?.values;
  if (values !== undefined) addMembers(fields, path, Object.fromEntries(values));
}

function addMembers(
  fields: Map<string, Field>,
  path: string,
  members: Readonly<Record<string, unknown>>,
): void {
  addFlat(fields, path, members, {
    isIdentifier: (name) => identifiers.has(name),
    isLeftOut: () => false,
    valueOf: (_, value) => (typeof value === 'string' ? jwtOrText(value) : value),
  });
}

const times: readonly string[] = ['exp', 'nbf'];

/** A JWT as its claims; one that is encrypted cannot be compared, and differs every time. */
function jwtOrText(text: string): unknown {
  if (looksEncrypted(text)) return 'an encrypted JWT';
  const jwt = readJwt(text);
  if (jwt === undefined) return text;
  // How long before the person decided is told by the time between; here it is cut to seconds.
  const { iat, auth_time: _, ...claims } = jwt.claims;
  const told: Record<string, unknown> = { ...claims };
  for (const name of times) {
    const time = claims[name];
    if (typeof time === 'number' && typeof iat === 'number') told[name] = `iat + ${time - iat} s`;
  }
  return { alg: jwt.header['alg'], typ: jwt.header['typ'], kid: jwt.header['kid'], ...told };
}
