/**
 * Builds what a client sends to register and to manage its registration, faultless unless a test
 * asks for a fault, with keys that are good and keys that are not.
 */
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import type { Answer } from './outside-request.ts';
import type { Simulation } from './simulation.ts';

export type Members = Readonly<Record<string, unknown>>;

interface JsonCall {
  readonly method?: string;
  readonly target?: string;
  readonly contentType?: string;
  readonly bearer?: string;
  /** Replaces the whole body. */
  readonly body?: Buffer;
}

/** A client of poll mode with a secret: the least that CIBA asks for. */
const pollClient: Members = {
  client_name: 'Coffee Machine',
  grant_types: [cibaGrantType],
  backchannel_token_delivery_mode: 'poll',
  token_endpoint_auth_method: 'client_secret_basic',
};

/** What makes it a client of ping or push mode. */
export function notified(mode: 'ping' | 'push', endpoint = 'https://client.example/cb'): Members {
  return {
    backchannel_token_delivery_mode: mode,
    backchannel_client_notification_endpoint: endpoint,
  };
}

/** A registration; name a member to change it, undefined to leave it out. */
export function registrationRequest(changes: Members = {}, call: JsonCall = {}): HttpRequest {
  return jsonRequest({ ...pollClient, ...changes }, call);
}

/** A call with a JSON body, by default a post to the registration endpoint. */
export function jsonRequest(members: Members | undefined, call: JsonCall = {}): HttpRequest {
  const { method = 'POST', target = paths.registration, bearer } = call;
  const body = call.body ?? Buffer.from(members === undefined ? '' : JSON.stringify(members));
  return {
    kind: 'http.request',
    method,
    target,
    headers: [
      ['Host', 'provider.example'],
      ['Content-Type', call.contentType ?? 'application/json'],
      ...(bearer === undefined ? [] : [['Authorization', `Bearer ${bearer}`] as [string, string]]),
    ],
    body: body.toString('base64'),
  };
}

export interface Registered {
  readonly clientId: string;
  readonly secret: string;
  readonly token: string;
  readonly target: string;
  readonly body: Answer['body'];
}

/** Registers a client and answers how to manage it. */
export function register(simulation: Simulation, changes: Members = {}): Registered {
  const { status, body } = simulation.ask(registrationRequest(changes));
  if (status !== 201) throw new Error(`It was not registered: ${JSON.stringify(body)}`);
  const text = (name: string): string => {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    clientId: text('client_id'),
    secret: text('client_secret'),
    token: text('registration_access_token'),
    target: text('registration_client_uri').replace('https://provider.example', ''),
    body,
  };
}

const bytes = (length: number, first = 0xc1): string =>
  Buffer.alloc(length, first).toString('base64url');

export const rsaKey = { kty: 'RSA', kid: 'r-1', alg: 'PS256', n: bytes(256), e: 'AQAB' };
export const ecKey = { kty: 'EC', kid: 'e-1', crv: 'P-256', x: bytes(32), y: bytes(32) };
export const shortRsaKey = { ...rsaKey, n: bytes(128) };
/** As long as a good one, but it begins with zeros. */
export const paddedRsaKey = { ...rsaKey, n: bytes(256, 0) };
