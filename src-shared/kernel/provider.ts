/**
 * The provider at work: routes an HTTP request to its endpoint, keeps the authentication requests,
 * and talks to the authentication devices. What each endpoint judges stands in `endpoints/`.
 */
import { answerBackchannelAuthentication } from '../endpoints/backchannel-authentication.ts';
import { answerDecision } from '../endpoints/device-decision.ts';
import { answerDiscovery, answerJwks } from '../endpoints/discovery.ts';
import { answerToken } from '../endpoints/token.ts';
import { assert } from '../protocol/assert.ts';
import {
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
  textResponse,
} from '../protocol/encoding/wire.ts';
import { paths } from '../protocol/metadata.ts';
import type { Draft } from './draft.ts';
import { send, write } from './draft.ts';
import { mapDelete, mapGet } from './persistent-map.ts';
import type { MessageInTransit } from './world.ts';

export interface ProviderCall {
  readonly exchange: string;
  readonly request: HttpRequest;
}

/** An endpoint answers now, or later, when a signature has been made. */
type Endpoint = (
  draft: Draft,
  call: ProviderCall,
) => { response: HttpResponse; about?: string } | undefined;

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly endpoint: Endpoint;
}

/** Every door of the provider, on one screen. */
const routes: readonly Route[] = [
  { method: 'GET', path: paths.discovery, endpoint: answerDiscovery },
  { method: 'GET', path: paths.jwks, endpoint: answerJwks },
  {
    method: 'POST',
    path: paths.backchannelAuthentication,
    endpoint: answerBackchannelAuthentication,
  },
  { method: 'POST', path: paths.token, endpoint: answerToken },
];

/** An HTTP request reached the provider. */
export function receiveRequest(draft: Draft, call: ProviderCall): void {
  const path = call.request.target.split('?')[0];
  const route = routes.find((held) => held.path === path);
  if (route === undefined) {
    respond(draft, call.exchange, textResponse(404, 'This provider has nothing here.'));
  } else if (route.method !== call.request.method) {
    const response = textResponse(405, `Use ${route.method}.`, [['Allow', route.method]]);
    respond(draft, call.exchange, response);
  } else {
    const answer = route.endpoint(draft, call);
    if (answer !== undefined) respond(draft, call.exchange, answer.response, answer.about);
  }
}

/** A note from an authentication device reached the provider. */
export function receiveDeviceNote(draft: Draft, message: MessageInTransit): void {
  if (message.wire.kind === 'channel.note') answerDecision(draft, message);
}

/** The shell signed the ID token that a redeemed request was waiting for. */
export function completeTokens(draft: Draft, effect: string, jwts: readonly string[]): void {
  const pending = mapGet(draft.signatures, effect);
  const idToken = jwts[0];
  assert(
    pending !== undefined && idToken !== undefined,
    'a signature is asked for once and comes once',
  );
  draft.signatures = mapDelete(draft.signatures, effect);
  const response = jsonResponse(200, {
    access_token: pending.accessToken,
    token_type: 'Bearer',
    expires_in: draft.setup.provider.access_token_lifetime,
    scope: pending.scope,
    id_token: idToken,
  });
  respond(draft, pending.exchange, response, pending.authReqId);
}

/** The client closed its connection before it was answered; nothing is consumed by that. */
export function loseExchange(draft: Draft, exchange: string): void {
  if (mapGet(draft.exchanges, exchange) === undefined) return;
  draft.exchanges = mapDelete(draft.exchanges, exchange);
  write(draft, { kind: 'exchange.lost', party: 'provider', exchange });
}

function respond(draft: Draft, exchange: string, response: HttpResponse, about?: string): void {
  const waiting = mapGet(draft.exchanges, exchange);
  if (waiting === undefined) return;
  const outside = waiting.outside;
  send(draft, { exchange, from: 'provider', to: waiting.asker, wire: response, about, outside });
  if (!outside) return;
  draft.exchanges = mapDelete(draft.exchanges, exchange);
  draft.effects.push({ kind: 'answer', exchange, response });
}
