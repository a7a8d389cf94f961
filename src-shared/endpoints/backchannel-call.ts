/** Reads a backchannel authentication request, with everything that its rules look at. */
import { setHas } from '../kernel/collections/expiring-set.ts';
import { mapGet } from '../kernel/collections/persistent-map.ts';
import type { Draft } from '../kernel/draft.ts';
import { keysOfClient } from '../kernel/provider/client-keys.ts';
import { pendingOf } from '../kernel/provider/request-life.ts';
import { lockEnd } from '../kernel/time/lives/lives.ts';
import { timeOf } from '../kernel/time/time-of.ts';
import { underCoreNames } from '../profiles/product-words.ts';
import { type Verification, verificationOf } from '../protocol/fact.ts';
import { fingerprintOf } from '../protocol/json-web-keys.ts';
import type { BackchannelCall, Limits } from '../protocol/rules/backchannel/backchannel-call.ts';
import { type ClientCall, readClientCall } from '../protocol/rules/client/client-call.ts';
import type { Client } from '../protocol/setup/client-metadata.ts';
import type { Json } from '../protocol/token-recipe.ts';
import { followHint } from './hint-finding.ts';
import { noticesOf } from './notices-of-person.ts';
import { reachOf } from './reach-of-person.ts';
import { type ProviderCall, proofOf, surroundingsOf } from './surroundings.ts';

const minuteMs = 60_000;

/** The claims of a signed request that are about the JWT and are no parameters. */
const jwtClaims = new Set(['iss', 'aud', 'exp', 'iat', 'nbf', 'jti']);

/** Reads the call; it judges nothing. */
export function readBackchannelCall(draft: Draft, call: ProviderCall): BackchannelCall {
  const clientCall = readClientCall(call.request, surroundingsOf(draft, call));
  const jwt = clientCall.form?.values.get('request');
  const fact = jwt === undefined ? undefined : requestFact(draft, call, jwt, clientCall.client);
  const sent = parametersOf(clientCall, jwt, fact);
  const parameters = underCoreNames(draft.setup.profile, sent);
  const { hint, user } = followHint(draft, parameters, clientCall.client, call.facts);
  const { client_id: clientId = '' }: Partial<Client> = clientCall.client ?? {};
  const asked = { parameters, settings: clientCall.settings };
  const reach = reachOf(draft, asked, user);
  const notices = noticesOf(draft, asked, user);
  return {
    ...clientCall,
    proof: proofOf(draft, call),
    request: jwt === undefined ? undefined : { jwt, fact },
    requestWasUsed: wasRequestUsed(draft, clientId, fact),
    parameters,
    hint,
    user,
    limits: limitsOf(draft, clientId, user?.sub ?? ''),
    ...(reach === undefined ? {} : { reach }),
    ...(notices === undefined ? {} : { notices }),
  };
}

/** What is known of the signed request under the client's own keys. */
function requestFact(
  draft: Draft,
  { facts }: ProviderCall,
  jwt: string,
  client: Client | undefined,
): Verification | undefined {
  if (client === undefined) return undefined;
  return verificationOf(facts, jwt, fingerprintOf(keysOfClient(draft, client, facts)));
}

/** What counts: the claims of the signed request where there is one, or else the form. */
function parametersOf(
  { form }: ClientCall,
  jwt: string | undefined,
  fact: Verification | undefined,
): ReadonlyMap<string, Json> {
  if (jwt === undefined) return form?.values ?? new Map();
  return new Map(Object.entries(fact?.claims ?? {}).filter(([name]) => !jwtClaims.has(name)));
}

/** Under which name the jti of a signed request is remembered. */
export function requestJwtId(clientId: string, jwtId: unknown): string {
  return JSON.stringify(['request', clientId, jwtId]);
}

function wasRequestUsed(draft: Draft, clientId: string, fact: Verification | undefined): boolean {
  const jwtId = fact?.claims['jti'];
  const key = requestJwtId(clientId, jwtId);
  return jwtId !== undefined && setHas(draft.usedJwtIds, key, timeOf(draft, 'provider'));
}

function limitsOf(draft: Draft, clientId: string, sub: string): Limits {
  const rate = mapGet(draft.requestRates, clientId);
  const isThisMinute = rate !== undefined && draft.nowMs - rate.sinceMs < minuteMs;
  const { failures = 0 } = mapGet(draft.failedCodes, sub) ?? {};
  return {
    pendingOfUser: pendingOf(draft, sub),
    requestsThisMinute: isThisMinute ? rate.count : 0,
    minuteEndsInSeconds: isThisMinute ? (rate.sinceMs + minuteMs - draft.nowMs) / 1000 : 0,
    codeFailures: failures,
    lockedForSeconds: Math.max(0, (lockEnd(draft, sub) - timeOf(draft, 'provider')) / 1000),
    channelUp: draft.channelUp,
    ...asksOf(draft, sub),
  };
}

/** How often that person was asked lately, where it is counted at all. */
function asksOf(draft: Draft, sub: string): Partial<Limits> {
  const rate = mapGet(draft.personRates, sub);
  if (rate === undefined || draft.nowMs - rate.sinceMs >= minuteMs) return {};
  return {
    asksOfUserThisMinute: rate.count,
    userMinuteEndsInSeconds: (rate.sinceMs + minuteMs - draft.nowMs) / 1000,
  };
}
