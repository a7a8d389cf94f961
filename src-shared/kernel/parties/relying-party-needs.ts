/**
 * What a relying party has to have verified before it can judge an answer or a push: the ID token in
 * it, with the provider's keys as it knows them, or as they have just come.
 */
import { bodyObject, type HttpRequest, type HttpResponse } from '../../protocol/encoding/wire.ts';
import type { Fact } from '../../protocol/fact.ts';
import { keysOfAnswer } from '../../protocol/json-web-keys.ts';
import type { Party } from '../../trace/party.ts';
import { mapGet } from '../collections/persistent-map.ts';
import { type Need, verifyNeed } from '../need.ts';
import type { MessageInTransit, World } from '../world.ts';
import type { Asked } from './relying-party-answers.ts';
import { signInOfBearer } from './relying-party-callback-judge.ts';

/** For a message of the simulation that reached a relying party. */
export function needsOfMessageToParty(
  world: World,
  { exchange, to, wire }: MessageInTransit,
  facts: readonly Fact[],
): readonly Need[] {
  if (wire.kind === 'http.request') return needsOfCallback(world, to, wire, facts);
  const asked = mapGet(world.exchanges, exchange);
  if (asked?.signIn === undefined || wire.kind !== 'http.response') return [];
  const { signIn, purpose } = asked;
  if (purpose === 'outside' || purpose === 'notification') return [];
  return needsOfAnswer(world, { party: to, signIn, purpose }, wire, facts);
}

/** For an answer to what a relying party asked. */
export function needsOfAnswer(
  world: World,
  { party, signIn, purpose }: Asked,
  response: HttpResponse,
  facts: readonly Fact[],
): readonly Need[] {
  const held = mapGet(world.signIns, signIn);
  if (held === undefined) return [];
  if (purpose === 'token') {
    const idToken = response.status === 200 ? bodyObject(response)?.['id_token'] : undefined;
    return verifyNeed(idToken, mapGet(world.knownKeys, party), facts);
  }
  if (purpose !== 'keys') return [];
  return verifyNeed(held.tokens?.idToken, keysOfAnswer(response), facts);
}

/** For a notification: a push from whoever is expected carries an ID token. */
export function needsOfCallback(
  world: World,
  party: Party,
  request: HttpRequest,
  facts: readonly Fact[],
): readonly Need[] {
  const id = signInOfBearer(world, party, request);
  if (id === undefined || mapGet(world.signIns, id) === undefined) return [];
  return verifyNeed(bodyObject(request)?.['id_token'], mapGet(world.knownKeys, party), facts);
}
