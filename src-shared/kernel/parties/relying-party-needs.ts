/** What a relying party has to have verified before it can judge an answer: the ID token in it. */
import { bodyObject } from '../../protocol/encoding/wire.ts';
import type { Fact } from '../../protocol/fact.ts';
import { keysOfAnswer } from '../../protocol/json-web-keys.ts';
import { mapGet } from '../collections/persistent-map.ts';
import { type Need, verifyNeed } from '../need.ts';
import type { MessageInTransit, World } from '../world.ts';

/** A relying party that gets an ID token, or the keys it waited for, has one to verify. */
export function needsOfAnswer(
  world: World,
  message: MessageInTransit,
  facts: readonly Fact[],
): readonly Need[] {
  const exchange = mapGet(world.exchanges, message.exchange);
  if (exchange?.signIn === undefined) return [];
  if (exchange.purpose === 'token') {
    const keys = mapGet(world.knownKeys, message.to);
    return verifyNeed(bodyObject(message.wire)?.['id_token'], keys, facts);
  }
  if (exchange.purpose !== 'keys') return [];
  const signIn = mapGet(world.signIns, exchange.signIn);
  return verifyNeed(signIn?.machine.context.idToken, keysOfAnswer(message.wire), facts);
}
