/**
 * A match as a lesson holds it: as data, or as a line of the search language, which is what people
 * write. What is read is always data.
 */
import { z } from 'zod';
import { isObject } from '../protocol/encoding/wire.ts';
import { type Match, match, mostOrdinal } from '../trace/match/match.ts';
import { parseMatch } from '../trace/match/text/match-text.ts';

const line = z
  .string()
  .min(1)
  .max(2000)
  .transform((text, context): Match => {
    const read = parseMatch(text);
    if (read.kind === 'read') return read.match;
    context.addIssue(read.sentence);
    return z.NEVER;
  });

type Told = readonly (readonly { readonly message: string }[])[];

export const lessonMatch = z
  .union([line, match], {
    error: ({ input, errors }) => {
      const [asLine, asData] = errors as Told;
      const told = typeof input === 'string' ? asLine : isObject(input) ? asData : undefined;
      return told?.[0]?.message ?? 'A match is a line of the search language, or an object.';
    },
  })
  .describe('A line of the search language, as in "error:slow_down to:till", or a match as data.');

export const ordinal = z.int().min(1).max(mostOrdinal);
