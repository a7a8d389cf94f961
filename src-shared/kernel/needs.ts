/**
 * What has to be known before an input can be stepped, as data: the verifications that need keys
 * and therefore the shell. The shell satisfies the list and asks again until it is empty.
 */

import { bodyObject } from '../protocol/encoding/wire.ts';
import { fingerprintOf, publicKeysOf } from '../protocol/public-keys.ts';
import type { PublicKey } from '../protocol/run-setup.ts';
import type { Verification } from '../protocol/verification.ts';
import { type AgendaItem, plannedItem } from './agenda.ts';
import type { Input } from './input.ts';
import { mapGet } from './persistent-map.ts';
import type { World } from './world.ts';

export interface Need {
  readonly kind: 'verify';
  readonly jwt: string;
  readonly keys: readonly PublicKey[];
  readonly keysFingerprint: string;
}

/** What is missing to step this input; facts found with other keys do not count. */
export function needs(world: World, input: Input): readonly Need[] {
  if (input.kind !== 'agenda.popped') return [];
  const item = plannedItem(world.agenda, input.item);
  const need = item === undefined ? undefined : verificationFor(world, item);
  return need === undefined || input.facts.some((fact) => satisfies(fact, need)) ? [] : [need];
}

function satisfies(fact: Verification, need: Need): boolean {
  return fact.jwt === need.jwt && fact.keysFingerprint === need.keysFingerprint;
}

/** A relying party that gets an ID token, or the keys it waited for, has one to verify. */
function verificationFor(world: World, { task }: AgendaItem): Need | undefined {
  if (task.kind !== 'delivery') return undefined;
  const message = mapGet(world.inTransit, task.message);
  const exchange = message && mapGet(world.exchanges, message.exchange);
  if (message === undefined || exchange?.signIn === undefined) return undefined;
  if (exchange.purpose === 'token') {
    const keys = mapGet(world.knownKeys, message.to);
    return needOf(bodyObject(message.wire)?.['id_token'], keys);
  }
  if (exchange.purpose !== 'keys') return undefined;
  const signIn = mapGet(world.signIns, exchange.signIn);
  return needOf(signIn?.machine.context.idToken, publicKeysOf(message.wire));
}

function needOf(jwt: unknown, keys: readonly PublicKey[] | undefined): Need | undefined {
  if (typeof jwt !== 'string' || keys === undefined) return undefined;
  return { kind: 'verify', jwt, keys, keysFingerprint: fingerprintOf(keys) };
}
