/**
 * What somebody does in a script: an intent without its run. Identifiers that nobody knows before the
 * run may be left out; then the newest there is is meant when it comes to it.
 */
import { z } from 'zod';
import { partyIntent } from '../../intents.ts';
import { assert } from '../../protocol/assert.ts';

const unknowable = new Set(['prompt', 'authReqId', 'signIn']);

function shapesWith(instead: z.ZodType | undefined) {
  return partyIntent.options.map((option) => {
    const members = Object.entries(option.shape).flatMap(
      ([name, member]): [string, z.ZodType][] => {
        if (name === 'run') return [];
        const own = instead === undefined || name === 'kind' ? member : orInstead(member, instead);
        return [[name, unknowable.has(name) ? z.optional(own) : own]];
      },
    );
    return z.strictObject(Object.fromEntries(members));
  });
}

type Told = readonly (readonly { readonly message: string }[])[];

function orInstead(member: z.ZodType, instead: z.ZodType): z.ZodType {
  const either = z.union([member, instead], {
    error: ({ errors }) =>
      (errors as Told)[0]?.[0]?.message ?? 'This is nothing that is known here.',
  });
  return member.safeParse(undefined).success ? either.optional() : either;
}

export const scriptedIntent = z
  .union(shapesWith(undefined))
  .describe('What a person does, without the run; prompt, authReqId and signIn may be left out.');

/** The same, where what is read or done later may stand in the place of a member. */
export function scriptedIntentWith(instead: z.ZodType) {
  const [first, ...others] = shapesWith(instead);
  assert(first !== undefined, 'there are no intents');
  return z.discriminatedUnion('kind', [first, ...others]);
}
