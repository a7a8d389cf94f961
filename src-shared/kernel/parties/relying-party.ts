/**
 * The simulated relying party: carries out what its machine asks for as real HTTP messages, and
 * turns the provider's answers into the machine's events.
 */

import type { PartyIntent } from '../../intents.ts';
import {
  type RelyingPartyEvent,
  relyingPartyMachine,
} from '../../machines/relying-party-machine.ts';
import {
  type MachineMove,
  moveMachine,
  startMachine,
  stateName,
} from '../../machines/run-machine.ts';
import { assert } from '../../protocol/assert.ts';
import { encodeBase64 } from '../../protocol/encoding/base64.ts';
import { writeBasicCredentials } from '../../protocol/encoding/basic-credentials.ts';
import { writeForm } from '../../protocol/encoding/form.ts';
import { encodeUtf8 } from '../../protocol/encoding/utf8.ts';
import { bodyObject, type HttpRequest } from '../../protocol/encoding/wire.ts';
import { type Fact, verificationOf } from '../../protocol/fact.ts';
import { fingerprintOf, keysOfAnswer } from '../../protocol/json-web-keys.ts';
import { cibaGrantType, paths } from '../../protocol/metadata.ts';
import { checkIdToken } from '../../protocol/rules/id-token-checks.ts';
import type { Party } from '../../trace/party.ts';
import { mapGet, mapSet } from '../collections/persistent-map.ts';
import { type Draft, recordMove, send, write } from '../draft.ts';
import type { Exchange, MessageInTransit, SignIn } from '../world.ts';

/** A person pressed «Sign in»: a new sign-in begins and asks the provider. */
export function beginSignIn(
  draft: Draft,
  intent: Extract<PartyIntent, { kind: 'sign-in.pressed' }>,
): void {
  const party: Party = `relying-party/${intent.relyingParty}`;
  const role = draft.setup.relyingParties.find(({ name }) => name === intent.relyingParty);
  assert(role !== undefined, 'an intent is judged before it is stepped');
  const { loginHint, bindingMessage, scope } = intent;
  const id = `s${draft.nextSeq}`;
  write(draft, { kind: 'sign-in.began', party, signIn: id, loginHint, bindingMessage, scope });
  const move = startMachine(relyingPartyMachine, { atMs: draft.nowMs });
  const signIn = {
    id,
    party,
    clientId: role.clientId,
    loginHint,
    bindingMessage,
    scope,
    machine: move.state,
  };
  settle(draft, signIn, move, 'sign-in.pressed', null);
}

/** A timer of a sign-in is due, or an answer told it something. */
export function moveSignIn(
  draft: Draft,
  id: string,
  event: RelyingPartyEvent | { readonly type: string },
): void {
  const signIn = mapGet(draft.signIns, id);
  assert(signIn !== undefined, 'a sign-in outlives its timers and exchanges');
  const move = moveMachine(relyingPartyMachine, signIn.machine, event);
  settle(draft, signIn, move, event.type, stateName(signIn.machine.value));
}

/** An HTTP answer reached the relying party. */
export function receiveAnswer(
  draft: Draft,
  exchange: Exchange,
  message: MessageInTransit,
  facts: readonly Fact[],
): void {
  const { signIn } = exchange;
  if (signIn === undefined || message.wire.kind !== 'http.response') return;
  const body = bodyObject(message.wire) ?? {};
  const { status } = message.wire;
  if (exchange.purpose === 'authentication')
    moveSignIn(draft, signIn, readAcknowledgement(draft, status, body));
  else if (exchange.purpose === 'token') receiveTokenAnswer(draft, signIn, status, body, facts);
  else receiveKeys(draft, signIn, message, facts);
}

function settle(
  draft: Draft,
  signIn: SignIn,
  move: MachineMove<SignIn['machine']['context']>,
  event: string,
  from: string | null,
): void {
  const next = { ...signIn, machine: move.state };
  draft.signIns = mapSet(draft.signIns, signIn.id, next);
  const about = next.machine.context.authReqId ?? undefined;
  recordMove(
    draft,
    { machine: 'relying-party', instance: signIn.id, party: signIn.party, about, event, from },
    move,
  );
  for (const action of move.actions) carryOut(draft, next, action);
}

function carryOut(draft: Draft, signIn: SignIn, action: string): void {
  if (action === 'askProvider')
    ask(draft, signIn, 'authentication', authenticationForm(draft, signIn));
  if (action === 'pollTokenEndpoint') ask(draft, signIn, 'token', tokenForm(draft, signIn));
  if (action === 'fetchKeys') ask(draft, signIn, 'keys', keysRequest(draft));
}

function ask(draft: Draft, signIn: SignIn, purpose: Exchange['purpose'], wire: HttpRequest): void {
  const about = signIn.machine.context.authReqId ?? undefined;
  const { exchange } = send(draft, { from: signIn.party, to: 'provider', wire, about });
  const waiting = { id: exchange, asker: signIn.party, outside: false, signIn: signIn.id, purpose };
  draft.exchanges = mapSet(draft.exchanges, exchange, waiting);
}

function authenticationForm(draft: Draft, signIn: SignIn): HttpRequest {
  const pairs: [string, string][] = [
    ['scope', signIn.scope],
    ['login_hint', signIn.loginHint],
  ];
  if (signIn.bindingMessage !== '') pairs.push(['binding_message', signIn.bindingMessage]);
  return formPost(draft, signIn, paths.backchannelAuthentication, pairs);
}

function tokenForm(draft: Draft, signIn: SignIn): HttpRequest {
  return formPost(draft, signIn, paths.token, [
    ['grant_type', cibaGrantType],
    ['auth_req_id', signIn.machine.context.authReqId ?? ''],
  ]);
}

function formPost(
  draft: Draft,
  signIn: SignIn,
  path: string,
  pairs: [string, string][],
): HttpRequest {
  const secret = mapGet(draft.clients, signIn.clientId)?.client_secret ?? '';
  const body = encodeUtf8(writeForm(pairs));
  return {
    kind: 'http.request',
    method: 'POST',
    target: path,
    headers: [
      ['Host', hostOf(draft.setup.issuer)],
      ['Authorization', writeBasicCredentials({ clientId: signIn.clientId, secret })],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Accept', 'application/json'],
      ['Content-Length', String(body.length)],
    ],
    body: encodeBase64(body),
  };
}

function keysRequest(draft: Draft): HttpRequest {
  const headers: [string, string][] = [
    ['Host', hostOf(draft.setup.issuer)],
    ['Accept', 'application/json'],
  ];
  return { kind: 'http.request', method: 'GET', target: paths.jwks, headers, body: '' };
}

function hostOf(issuer: string): string {
  return issuer.replace(/^https?:\/\//, '').split('/')[0] ?? '';
}

function readAcknowledgement(
  draft: Draft,
  status: number,
  body: Record<string, unknown>,
): RelyingPartyEvent {
  const { auth_req_id: authReqId, expires_in: expiresIn, interval = 5 } = body;
  if (status !== 200) return { type: 'request.refused', error: errorOf(body) };
  if (
    typeof authReqId !== 'string' ||
    typeof expiresIn !== 'number' ||
    typeof interval !== 'number'
  ) {
    return { type: 'request.refused', error: 'malformed_acknowledgement' };
  }
  return {
    type: 'request.acknowledged',
    atMs: draft.nowMs,
    authReqId,
    intervalMs: interval * 1000,
  };
}

function errorOf(body: Record<string, unknown>): string {
  return typeof body['error'] === 'string' ? body['error'] : 'malformed_answer';
}

function receiveTokenAnswer(
  draft: Draft,
  id: string,
  status: number,
  body: Record<string, unknown>,
  facts: readonly Fact[],
): void {
  if (status !== 200) {
    moveSignIn(draft, id, readTokenError(draft, errorOf(body)));
    return;
  }
  const { id_token: idToken, access_token: accessToken } = body;
  if (typeof idToken !== 'string' || typeof accessToken !== 'string') {
    moveSignIn(draft, id, { type: 'poll.refused', error: 'malformed_answer' });
    return;
  }
  const party = mapGet(draft.signIns, id)?.party ?? 'relying-party';
  const keysAreKnown = mapGet(draft.knownKeys, party) !== undefined;
  moveSignIn(draft, id, { type: 'tokens.arrived', idToken, keysAreKnown });
  if (keysAreKnown) verify(draft, id, facts);
}

function readTokenError(draft: Draft, error: string): RelyingPartyEvent {
  switch (error) {
    case 'authorization_pending':
      return { type: 'authorization.pending', atMs: draft.nowMs };
    case 'slow_down':
      return { type: 'slow-down.told', atMs: draft.nowMs };
    case 'access_denied':
      return { type: 'access.denied', error };
    case 'expired_token':
      return { type: 'request.expired', error };
    default:
      return { type: 'poll.refused', error };
  }
}

function receiveKeys(
  draft: Draft,
  id: string,
  message: MessageInTransit,
  facts: readonly Fact[],
): void {
  const keys = keysOfAnswer(message.wire);
  if (keys === undefined) {
    moveSignIn(draft, id, { type: 'keys.failed', error: 'malformed_jwks' });
    return;
  }
  draft.knownKeys = mapSet(draft.knownKeys, message.to, keys);
  moveSignIn(draft, id, { type: 'keys.arrived' });
  verify(draft, id, facts);
}

/** Judges the ID token from the shell's facts: the signature is theirs, the claims are ours. */
function verify(draft: Draft, id: string, facts: readonly Fact[]): void {
  const signIn = mapGet(draft.signIns, id);
  const jwt = signIn?.machine.context.idToken;
  assert(signIn !== undefined && typeof jwt === 'string', 'an ID token waits to be judged');
  const keys = mapGet(draft.knownKeys, signIn.party) ?? [];
  const fact = verificationOf(facts, jwt, fingerprintOf(keys));
  assert(fact !== undefined, 'needs() asked for this verification');
  const checks = checkIdToken(fact, draft.setup, signIn.clientId, draft.nowMs);
  const about = signIn.machine.context.authReqId ?? undefined;
  draft.cause = write(draft, {
    kind: 'id-token.verified',
    party: signIn.party,
    ...(about === undefined ? {} : { about }),
    signIn: id,
    claims: fact.claims,
    checks,
  });
  const failed = checks.find((check) => !check.passed);
  if (failed === undefined) moveSignIn(draft, id, { type: 'id-token.accepted' });
  else moveSignIn(draft, id, { type: 'id-token.rejected', error: `id_token: ${failed.name}` });
}
