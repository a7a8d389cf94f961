/**
 * A sentence of a lesson. It says something of the run and shows it there, or something that stands
 * in a clause or a public issue and cites it, or it asks or guides; a sentence that does nothing of
 * this is refused, for nobody could tell whether it is true.
 */
import { z } from 'zod';
import { clauses } from '../protocol/rules/clauses.ts';
import { claim } from './claim.ts';
import { lessonText } from './lesson-text.ts';
import { isSource } from './sources.ts';

export const citation = z
  .string()
  .max(100)
  .refine(isCitation, {
    error: ({ input }) => `«${String(input)}» is no clause and no source that is known here.`,
  })
  .describe('The id of a clause, such as ciba-core-11, or of an entry of sources.ts.');

function isCitation(id: string): boolean {
  return Object.hasOwn(clauses, id) || isSource(id);
}

export const citations = z.array(citation).min(1).max(8).readonly();

export const sentence = z
  .strictObject({
    text: lessonText,
    shows: z
      .array(claim)
      .min(1)
      .max(8)
      .readonly()
      .exactOptional()
      .describe('What the run has to show for it; all of it is judged on the live run.'),
    cites: citations.exactOptional().describe('What a fact rests on.'),
    asks: z
      .literal(true)
      .exactOptional()
      .describe('It asks or guides, and says nothing that could be wrong.'),
  })
  .meta({ id: 'Sentence' })
  .refine(({ shows, cites, asks }) => shows !== undefined || cites !== undefined || asks === true, {
    error:
      'A sentence shows something in the run (shows), cites what it rests on (cites), or asks or guides (asks).',
  });

export const sentences = z.array(sentence).min(1).max(12).readonly();

export type Sentence = Readonly<z.infer<typeof sentence>>;
