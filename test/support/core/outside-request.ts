/**
 * Builds what an outside client puts on the wire, faultless unless a test asks for a fault, and
 * reads what comes back. It speaks bytes, so that nothing of the provider's own writing helps it.
 */

import {
  bodyObject,
  type HttpRequest,
  type HttpResponse,
  type PeerCertificate,
} from '#shared/protocol/encoding/wire.ts';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { till } from './setup.ts';

export type Pairs = readonly (readonly [string, string])[];

export interface Outside {
  readonly client?: Client | undefined;
  readonly method?: string;
  readonly contentType?: string;
  readonly authorization?: string | null;
  /** The certificate that the connection was opened with. */
  readonly certificate?: PeerCertificate;
  readonly headers?: Pairs;
  /** Replaces the whole body. */
  readonly body?: Buffer;
}

/** The answer as a test reads it. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: ReadonlyMap<string, string>;
}

/** A form post, by default authenticated as the till. */
export function formPost(target: string, pairs: Pairs, outside: Outside = {}): HttpRequest {
  const { client = till, method = 'POST', contentType, authorization, certificate } = outside;
  const body = outside.body ?? Buffer.from(new URLSearchParams(pairs.map(mutable)).toString());
  const headers: [string, string][] = [
    ['Host', 'provider.example'],
    ['Content-Type', contentType ?? 'application/x-www-form-urlencoded'],
  ];
  const credentials = authorization === undefined ? basic(client) : authorization;
  if (credentials !== null) headers.push(['Authorization', credentials]);
  headers.push(...(outside.headers ?? []).map(mutable));
  return {
    kind: 'http.request',
    method,
    target,
    headers,
    body: body.toString('base64'),
    ...(certificate === undefined ? {} : { certificate }),
  };
}

/** A backchannel authentication request; name a parameter to change it, null to leave it out. */
export function authenticationRequest(
  changes: Readonly<Record<string, string | null>> = {},
  outside: Outside = {},
): HttpRequest {
  const parameters = { scope: 'openid', login_hint: 'alice', ...changes };
  return formPost(paths.backchannelAuthentication, present(parameters), outside);
}

/** A token request for that auth_req_id; name a parameter to change it, null to leave it out. */
export function tokenRequest(
  authReqId: string,
  changes: Readonly<Record<string, string | null>> = {},
  outside: Outside = {},
): HttpRequest {
  const parameters = { grant_type: cibaGrantType, auth_req_id: authReqId, ...changes };
  return formPost(paths.token, present(parameters), outside);
}

/** A refresh by that token; name a parameter to change it, null to leave it out. */
export function refreshRequest(
  refreshToken: string,
  changes: Readonly<Record<string, string | null>> = {},
  outside: Outside = {},
): HttpRequest {
  const parameters = { grant_type: 'refresh_token', refresh_token: refreshToken, ...changes };
  return formPost(paths.token, present(parameters), outside);
}

/** Basic credentials as RFC 6749 §2.3.1 wants them: form-encoded before the colon joins them. */
export function basic({
  client_id,
  client_secret,
}: Pick<Client, 'client_id' | 'client_secret'>): string {
  const encoded = [client_id, client_secret ?? ''].map((text) =>
    new URLSearchParams([['', text]]).toString().slice(1),
  );
  return `Basic ${Buffer.from(encoded.join(':')).toString('base64')}`;
}

/** Reads an answer; a body that is no JSON object reads as an empty one. */
export function readAnswer(response: HttpResponse): Answer {
  return {
    status: response.status,
    body: bodyObject(response) ?? {},
    headers: new Map(response.headers.map(([name, value]) => [name.toLowerCase(), value])),
  };
}

function present(parameters: Readonly<Record<string, string | null>>): Pairs {
  return Object.entries(parameters).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
}

function mutable([name, value]: readonly [string, string]): [string, string] {
  return [name, value];
}
