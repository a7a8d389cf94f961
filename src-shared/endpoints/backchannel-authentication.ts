/**
 * The backchannel authentication endpoint (CIBA Core §7): judges the request, keeps it, prompts the
 * person's devices and acknowledges with an auth_req_id.
 */
import { mapDelete, mapGet, mapSet } from '../kernel/collections/persistent-map.ts';
import { type Draft, headOf, write, writeWhole } from '../kernel/draft.ts';
import { newLink } from '../kernel/provider/approval-links.ts';
import { keepFetchedKeys } from '../kernel/provider/client-keys.ts';
import { sendPrompt } from '../kernel/provider/prompts.ts';
import type { AuthenticationRequest } from '../kernel/provider/records.ts';
import { openRequest } from '../kernel/provider/request-life.ts';
import { wantedContexts } from '../kernel/provider/wanted-contexts.ts';
import { letLifeGo } from '../kernel/time/lives/lives.ts';
import { timeOf } from '../kernel/time/time-of.ts';
import { inOrderOf } from '../profiles/product-words.ts';
import { profiles } from '../profiles/profile-list.ts';
import { assert } from '../protocol/assert.ts';
import { type HttpResponse, jsonResponse } from '../protocol/encoding/wire.ts';
import { detailsOf, resourcesOf } from '../protocol/rules/backchannel/authorization-rules.ts';
import {
  type BackchannelCall,
  lifetimeOf,
  objectOf,
  textOf,
} from '../protocol/rules/backchannel/backchannel-call.ts';
import { isBroughtByClient } from '../protocol/rules/backchannel/notices.ts';
import { needsUserCode } from '../protocol/rules/backchannel/person-rules.ts';
import { refusalResponse } from '../protocol/rules/refusal-response.ts';
import type { Judgement } from '../protocol/rules/rule.ts';
import type { Client } from '../protocol/setup/client-metadata.ts';
import type { User } from '../protocol/setup/user.ts';
import { readBackchannelCall, requestJwtId } from './backchannel-call.ts';
import { judgeAndRecord } from './judgement.ts';
import { promptOf } from './prompt-note.ts';
import { askedDevices } from './reach-of-person.ts';
import {
  bindingOf,
  nonceHeaders,
  type ProviderCall,
  rememberAssertion,
  rememberJwtId,
  rememberProof,
} from './surroundings.ts';

interface Accepted {
  readonly response: HttpResponse;
  readonly about: string;
}

/** Judges a backchannel authentication request and answers it. */
export function answerBackchannelAuthentication(draft: Draft, call: ProviderCall) {
  const context = readBackchannelCall(draft, call);
  const { exchange } = call;
  const judgement = judgeAndRecord(draft, {
    table: 'backchannel-authentication',
    context,
    exchange,
  });
  keepFetchedKeys(draft, call.facts);
  noteWhatCounts(draft, context, judgement);
  const { refusal } = judgement;
  if (refusal !== undefined) return { response: refusalResponse(refusal, nonceHeaders(draft)) };
  return accept(draft, context, call.request.target.split('?')[0] ?? '');
}

/** What is counted or remembered even when the request is refused later on. */
function noteWhatCounts(draft: Draft, call: BackchannelCall, judgement: Judgement): void {
  const { client } = call;
  const { passed } = judgement;
  if (client === undefined) return;
  if (passed.includes('assertion serves once')) rememberAssertion(draft, call);
  countWhatIsLimited(draft, client.client_id, call.user, passed);
  const isPush = client.backchannel_token_delivery_mode === 'push';
  if (isPush && passed.includes('DPoP proof is fresh')) rememberProof(draft, call.proof);
  if (passed.includes('request serves once')) rememberRequest(draft, client, call);
  if (needsUserCode(call)) noteUserCode(draft, call.user?.sub ?? '', judgement);
}

function rememberRequest(draft: Draft, client: Client, { request }: BackchannelCall): void {
  const { jti, exp } = request?.fact?.claims ?? {};
  if (jti !== undefined) rememberJwtId(draft, requestJwtId(client.client_id, jti), exp);
}

function noteUserCode(draft: Draft, sub: string, { passed, refusal }: Judgement): void {
  if (refusal?.rule === 'user code is right') countFailedCode(draft, sub);
  else if (passed.includes('user code is right')) {
    forgetFailures(draft, sub);
  }
}

function countWhatIsLimited(
  draft: Draft,
  clientId: string,
  user: User | undefined,
  passed: readonly string[],
): void {
  if (passed.includes('client keeps to its rate')) countRequest(draft, clientId);
  if (user !== undefined && passed.includes('person is asked at a bearable rate'))
    countAsking(draft, user.sub);
}

function countRequest(draft: Draft, clientId: string): void {
  if (draft.setup.provider.requests_per_minute_per_client === 0) return;
  draft.requestRates = oneMore(draft, draft.requestRates, clientId);
}

function countAsking(draft: Draft, sub: string): void {
  if ((draft.setup.provider.requests_per_minute_per_user ?? 0) === 0) return;
  draft.personRates = oneMore(draft, draft.personRates, sub);
}

/** The first one begins a minute, and those that follow in it are counted. */
function oneMore({ nowMs }: Draft, rates: Draft['requestRates'], name: string) {
  const rate = mapGet(rates, name);
  const goesOn = rate !== undefined && nowMs - rate.sinceMs < 60_000;
  return mapSet(
    rates,
    name,
    goesOn ? { ...rate, count: rate.count + 1 } : { sinceMs: nowMs, count: 1 },
  );
}

/** A lock that is over stays on record: whoever sets the provider's clock back finds it again. */
function forgetFailures(draft: Draft, sub: string): void {
  const { lockedUntil = 0 } = mapGet(draft.failedCodes, sub) ?? {};
  draft.failedCodes =
    lockedUntil === 0
      ? mapDelete(draft.failedCodes, sub)
      : mapSet(draft.failedCodes, sub, { failures: 0, lockedUntil });
}

/** After so many wrong codes the person is locked, and the count begins again. */
function countFailedCode(draft: Draft, sub: string): void {
  const { user_code_attempts: most, user_code_lock_seconds: seconds } = draft.setup.provider;
  const { failures: held = 0, lockedUntil: earlier = 0 } = mapGet(draft.failedCodes, sub) ?? {};
  const failures = held + 1;
  const isLocked = failures >= most;
  if (isLocked) letLifeGo(draft, 'lock', sub);
  const lockedUntil = isLocked ? timeOf(draft, 'provider') + seconds * 1000 : earlier;
  draft.failedCodes = mapSet(draft.failedCodes, sub, {
    failures: isLocked ? 0 : failures,
    lockedUntil,
  });
  const until = draft.nowMs + seconds * 1000;
  if (isLocked) write(draft, { kind: 'user.locked', party: 'provider', sub, until });
}

function accept(draft: Draft, call: BackchannelCall, askedAt: string): Accepted {
  const { client, user, settings } = call;
  assert(client !== undefined && user !== undefined, 'the rules passed');
  const expiresIn = lifetimeOf(call);
  const { devices, prompts } = askedDevices(draft, call, user);
  const request = readRequest(draft, call, { client, user, expiresIn, devices });
  const { authReqId } = request;
  writeOpened(draft, request);
  openRequest(draft, request, expiresIn * 1000);
  const prompt = promptOf(request, client, user, {
    expiresIn,
    contexts: wantedContexts(draft, request),
  });
  for (const { device, by } of prompts)
    sendPrompt(draft, device, prompt, { sub: user.sub, by, askedAt });
  // CIBA Core §7.3: expires_in counts from the receipt of the request; a push client never polls.
  const interval = request.deliveryMode === 'push' ? {} : { interval: settings.interval };
  const link = linkForClient(draft, call, request, askedAt);
  const told = settings.acknowledges_usual_life === true ? settings.default_expires_in : expiresIn;
  const body = { auth_req_id: authReqId, expires_in: told, ...interval, ...link };
  const answer = inOrderOf(draft.setup.profile, 'acknowledgement', body);
  return { response: jsonResponse(200, answer), about: authReqId };
}

/** The link that the client is to bring to the person. */
function linkForClient(
  draft: Draft,
  call: BackchannelCall,
  { authReqId, devices }: Pick<AuthenticationRequest, 'authReqId' | 'devices'>,
  askedAt: string,
): { auth_url?: string } {
  const [device] = devices;
  if (!isBroughtByClient(call) || device === undefined) return {};
  return { auth_url: newLink(draft, { authReqId, device }, askedAt) };
}

interface Found {
  readonly client: Client;
  readonly user: User;
  readonly expiresIn: number;
  readonly devices: AuthenticationRequest['devices'];
}

function readRequest(
  draft: Draft,
  call: BackchannelCall,
  found: Found,
): Omit<AuthenticationRequest, 'machine'> {
  const { client, user, expiresIn, devices } = found;
  const deliveryMode = client.backchannel_token_delivery_mode ?? 'poll';
  const supported = call.settings.acr_values_supported;
  return {
    authReqId: draft.identifiers.authReqId(profiles[draft.setup.profile].identifier),
    grant: draft.identifiers.short(),
    clientId: client.client_id,
    sub: user.sub,
    devices,
    scope: textOf(call, 'scope') ?? '',
    deliveryMode,
    notificationToken:
      deliveryMode === 'poll' ? null : (textOf(call, 'client_notification_token') ?? null),
    bindingMessage: textOf(call, 'binding_message') ?? null,
    acrValues: (textOf(call, 'acr_values') ?? '')
      .split(' ')
      .filter((value) => supported.includes(value)),
    authorizationDetails: detailsOf(call),
    claims: objectOf(call, 'claims') ?? null,
    resources: resourcesOf(call),
    requestContext: objectOf(call, 'request_context') ?? null,
    binding: deliveryMode === 'push' ? bindingOf(call, call.proof) : {},
    expiresAt: draft.nowMs + expiresIn * 1000,
    intervalMs: call.settings.interval * 1000,
    decision: null,
    polling: null,
    heldPoll: null,
  };
}

function writeOpened(draft: Draft, request: Omit<AuthenticationRequest, 'machine'>): void {
  writeWhole(draft, {
    ...headOf(draft, 'request.opened', 'provider', request.authReqId),
    authReqId: request.authReqId,
    clientId: request.clientId,
    sub: request.sub,
    scope: request.scope,
    bindingMessage: request.bindingMessage,
    deliveryMode: request.deliveryMode,
    acrValues: request.acrValues,
    authorizationDetails: request.authorizationDetails,
    expiresAt: request.expiresAt,
    intervalMs: request.intervalMs,
  });
}
