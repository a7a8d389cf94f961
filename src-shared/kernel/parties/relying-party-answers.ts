/**
 * Reads what the provider answers, from inside the simulation or over the network, and tells the
 * sign-in what it means. Whatever a client has to ignore is not even looked at.
 */
import type { RelyingPartyEvent } from '../../machines/relying-party-machine.ts';
import { unreachable } from '../../protocol/assert.ts';
import { bodyObject, type HttpResponse, headerOf } from '../../protocol/encoding/wire.ts';
import type { Fact } from '../../protocol/fact.ts';
import { keysOfAnswer } from '../../protocol/json-web-keys.ts';
import { readProviderEndpoints } from '../../protocol/provider-endpoints.ts';
import type { CallOutcome } from '../../trace/input-entry.ts';
import type { Party } from '../../trace/party.ts';
import { mapGet, mapSet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { planTokenCall } from './calls/plan-call.ts';
import { carryOutPlan } from './calls/send-call.ts';
import { changeSignIn, moveSignIn } from './relying-party.ts';
import { takeNotification } from './relying-party-callback.ts';
import { readAcknowledgement, readTokenError, readTokenSet } from './relying-party-reading.ts';
import type { CallPurpose, SignIn } from './relying-party-records.ts';
import {
  clientOf,
  deliveryModeOf,
  endpointsOf,
  issuerOf,
  misbehaves,
  usesCertificate,
} from './relying-party-role.ts';
import { receiveKeys, receiveTokens } from './relying-party-verdict.ts';

/** What was asked, and for which sign-in. */
export interface Asked {
  readonly party: Party;
  readonly signIn: string;
  readonly purpose: CallPurpose;
}

/** A request of a relying party has ended: with an answer, or without one. */
export function receiveOutcome(
  draft: Draft,
  asked: Asked,
  outcome: CallOutcome,
  facts: readonly Fact[],
): void {
  const { signIn, purpose } = asked;
  if (mapGet(draft.signIns, signIn) === undefined) return;
  if (outcome.kind === 'answered') receiveAnswer(draft, asked, outcome.response, facts);
  else moveSignIn(draft, signIn, silenceOf(draft, purpose, outcome.reason));
}

function receiveAnswer(
  draft: Draft,
  asked: Asked,
  response: HttpResponse,
  facts: readonly Fact[],
): void {
  const { signIn, purpose } = asked;
  switch (purpose) {
    case 'discovery':
      return receiveDocument(draft, asked, response);
    case 'authentication':
      return receiveAcknowledgement(draft, asked, response);
    case 'token':
      return receiveTokenAnswer(draft, asked, response, facts);
    case 'keys': {
      const keys = keysOfAnswer(response);
      if (keys !== undefined) receiveKeys(draft, signIn, keys, facts);
      else moveSignIn(draft, signIn, { type: 'keys.failed', error: 'malformed_jwks' });
      return;
    }
    default:
      return unreachable(purpose);
  }
}

/** What it means that nobody answered; only a poll is worth another try. */
function silenceOf(draft: Draft, purpose: CallPurpose, error: string): RelyingPartyEvent {
  switch (purpose) {
    case 'discovery':
      return { type: 'provider.lost', error };
    case 'authentication':
      return { type: 'request.refused', error };
    case 'token':
      return { type: 'provider.silent', atMs: draft.nowMs };
    case 'keys':
      return { type: 'keys.failed', error };
    default:
      return unreachable(purpose);
  }
}

function receiveDocument(draft: Draft, { party, signIn }: Asked, response: HttpResponse): void {
  const client = clientOf(draft, mapGet(draft.signIns, signIn)?.clientId ?? '');
  const found = readProviderEndpoints(response.status === 200 ? bodyObject(response) : undefined, {
    issuer: issuerOf(draft, party),
    deliveryMode: deliveryModeOf(client),
    usesCertificate: usesCertificate(client),
  });
  if (typeof found === 'string') {
    moveSignIn(draft, signIn, { type: 'provider.lost', error: found });
    return;
  }
  draft.knownProviders = mapSet(draft.knownProviders, party, found);
  moveSignIn(draft, signIn, { type: 'provider.found' });
}

function receiveAcknowledgement(draft: Draft, asked: Asked, response: HttpResponse): void {
  const { signIn } = asked;
  const event = readAcknowledgement(draft, asked, response);
  moveSignIn(draft, signIn, event);
  const early = mapGet(draft.signIns, signIn)?.early ?? null;
  if (event.type !== 'request.acknowledged' || early === null) return;
  // A notification overtook this answer; it counts if it is about this very request.
  changeSignIn(draft, signIn, { early: null });
  if (early['auth_req_id'] === event.authReqId) takeNotification(draft, signIn, early, []);
}

function receiveTokenAnswer(
  draft: Draft,
  { signIn, party }: Asked,
  response: HttpResponse,
  facts: readonly Fact[],
): void {
  const dpopNonce = headerOf(response, 'dpop-nonce');
  if (dpopNonce !== undefined) changeSignIn(draft, signIn, { dpopNonce });
  const held = mapGet(draft.signIns, signIn);
  const body = bodyObject(response) ?? {};
  if (held === undefined || response.status !== 200 || typeof body['error'] === 'string') {
    moveSignIn(draft, signIn, readTokenError(draft, party, response));
    return;
  }
  if (held.tokens === null && misbehaves(draft, party, 'redeems-twice')) redeemAgain(draft, held);
  const tokens = readTokenSet(body, clientOf(draft, held.clientId));
  if (typeof tokens !== 'string') receiveTokens(draft, signIn, tokens, facts);
  else moveSignIn(draft, signIn, { type: 'poll.refused', error: tokens });
}

/** What no client may do: the auth_req_id is spent (CIBA Core §10.1.1). */
function redeemAgain(draft: Draft, signIn: SignIn): void {
  const endpoints = endpointsOf(draft, signIn.party);
  if (endpoints !== undefined) carryOutPlan(draft, signIn, planTokenCall(draft, signIn, endpoints));
}
