/**
 * A question about what comes next, and answers, each with what the run itself has to say to it: the
 * right one is shown by a moment that comes, each wrong one is refuted by one.
 */
import { z } from 'zod';
import { claimShape } from './claim.ts';
import { ordinal } from './lesson-match.ts';
import { lessonText } from './lesson-text.ts';
import { citations } from './sentence.ts';

export const beatId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,49}$/, 'A beat is named by small letters, digits and hyphens.');

/** Asked of all that happens after the question, up to and with the beat that answers it. */
const evidence = z.strictObject({
  ...claimShape,
  ordinal: ordinal
    .exactOptional()
    .describe('Which one is jumped to; left out, the first. Where it never comes, the answer.'),
});

const choice = z.strictObject({
  text: lessonText,
  right: z.literal(true).exactOptional(),
  shownBy: evidence.exactOptional().describe('Of the right one: what comes.'),
  refutedBy: evidence
    .exactOptional()
    .describe('Of a wrong one: what comes instead, or with count 0 what does not come.'),
  because: lessonText.describe('What is said to whoever chose it.'),
  cites: citations.exactOptional(),
});

export const prediction = z
  .strictObject({
    question: lessonText,
    choices: z.array(choice).min(2).max(6).readonly(),
    answeredBy: beatId
      .exactOptional()
      .describe('The beat by whose moment it is answered; left out, the next one.'),
  })
  .superRefine(({ choices }, context) => {
    if (choices.filter(({ right }) => right === true).length !== 1)
      context.addIssue({ code: 'custom', path: ['choices'], message: 'Exactly one is right.' });
    for (const [index, one] of choices.entries()) {
      const [wanted, other] =
        one.right === true
          ? (['shownBy', 'refutedBy'] as const)
          : (['refutedBy', 'shownBy'] as const);
      if (one[wanted] !== undefined && one[other] === undefined) continue;
      const message =
        one.right === true
          ? 'The right answer is shown by something (shownBy), and refuted by nothing.'
          : 'A wrong answer is refuted by something (refutedBy), and shown by nothing.';
      context.addIssue({ code: 'custom', path: ['choices', index], message });
    }
  });

export type Evidence = Readonly<z.infer<typeof evidence>>;
