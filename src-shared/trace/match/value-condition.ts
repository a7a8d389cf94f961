/**
 * What a value may be asked: whether it is there, what it says, or what it looks like. A pattern
 * knows one sign, `*`, so that none can be written that takes long; there are no regular expressions.
 */
import { z } from 'zod';

const longest = 400;
const some = z.string().min(1).max(longest);

export const valueCondition = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('present').describe('It is there, whatever it says.') }),
  z.strictObject({ is: z.literal('absent').describe('The message has none of that name.') }),
  z.strictObject({
    is: z.literal('equals'),
    text: z.string().max(longest).describe('What it says, letter by letter.'),
  }),
  z.strictObject({
    is: z.literal('contains'),
    text: some.describe('What stands somewhere in it.'),
  }),
  z.strictObject({
    is: z.literal('like'),
    pattern: some.describe('What it looks like; * stands for any letters, or none.'),
  }),
]);

export type ValueCondition = Readonly<z.infer<typeof valueCondition>>;

/** All values of one name; undefined where there is none of that name. */
type Values = readonly string[] | undefined;

/** Makes the test for a condition; one value of several is enough. */
export function valueTest(condition: ValueCondition): (values: Values) => boolean {
  switch (condition.is) {
    case 'present':
      return (values) => values !== undefined;
    case 'absent':
      return (values) => values === undefined;
    case 'equals':
      return (values) => values?.includes(condition.text) === true;
    case 'contains':
      return (values) => values?.some((value) => value.includes(condition.text)) === true;
    default: {
      const isLike = patternTest(condition.pattern);
      return (values) => values?.some(isLike) === true;
    }
  }
}

/** Finds the pieces between the stars one after the other, each as early as it can stand. */
function patternTest(pattern: string): (text: string) => boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return (text) => text === pattern;
  return (text) => {
    const end = text.length - last.length;
    let from = first.length;
    if (end < from || !text.startsWith(first) || !text.endsWith(last)) return false;
    for (const piece of rest) {
      const found = text.indexOf(piece, from);
      if (found < 0 || found + piece.length > end) return false;
      from = found + piece.length;
    }
    return true;
  };
}
