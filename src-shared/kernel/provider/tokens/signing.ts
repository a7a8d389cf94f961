/**
 * Work that waits for signatures: the recipes go out as one effect, and what is to be done with the
 * results is kept until they come back.
 */
import { assert } from '../../../protocol/assert.ts';
import type { JsonObject, TokenRecipe } from '../../../protocol/token-recipe.ts';
import { mapDelete, mapGet, mapSet } from '../../collections/persistent-map.ts';
import type { Draft } from '../../draft.ts';
import type { PendingSignature, TokenBody } from '../records.ts';

/** Asks the shell for signatures; they come back as `jwts.signed`. */
export function askForSignatures(
  draft: Draft,
  asking: {
    readonly recipes: readonly TokenRecipe[];
    readonly about: string | undefined;
    readonly purpose: PendingSignature['purpose'];
  },
): void {
  const effect = `sign-${draft.nextSeq}-${draft.signatures.size}`;
  draft.signatures = mapSet(draft.signatures, effect, { effect, cause: draft.cause, ...asking });
  draft.effects.push({ kind: 'sign', effect, recipes: asking.recipes });
}

/** Takes out what waited for that effect. */
export function takeSignature(draft: Draft, effect: string): PendingSignature {
  const pending = mapGet(draft.signatures, effect);
  assert(pending !== undefined, 'a signature is asked for once and comes once');
  draft.signatures = mapDelete(draft.signatures, effect);
  return pending;
}

/** A token answer with its signed members in place, in the order in which they were planned. */
export function fillSlots({ body, slots }: TokenBody, jwts: readonly string[]): JsonObject {
  const filled: Record<string, JsonObject[string]> = { ...body };
  for (const [member, index] of Object.entries(slots)) filled[member] = jwts[index] ?? '';
  return filled;
}
