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
  { exchange, to, wire, way }: MessageInTransit,
  facts: readonly Fact[],
): readonly Need[] {
  if (wire.kind === 'http.request') return needsOfCallback(world, to, wire, facts);
  if (wire.kind !== 'http.response') return [];
  if (way?.kind === 'called') {
    const { purpose } = way.call;
    return purpose.kind === 'relying-party' ? needsOfAnswer(world, purpose, wire, facts) : [];
  }
  const asked = askedOn(world, exchange, to);
  return asked === undefined ? [] : needsOfAnswer(world, asked, wire, facts);
}

function askedOn(world: World, exchange: string, party: Party): Asked | undefined {
  const { signIn, purpose } = mapGet(world.exchanges, exchange) ?? {};
  if (signIn === undefined || purpose === undefined) return undefined;
  if (purpose === 'outside' || purpose === 'notification') return undefined;
  if (purpose === 'echo' || purpose === 'by-hand') return undefined;
  return { party, signIn, purpose };
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
