/** What a person who acts by themselves made of a prompt. */
import { z } from 'zod';
import { common } from './entry-stamp.ts';
import { party } from './party.ts';

/** Their decision and the reason for it; what they press follows from this. */
const personDecided = z.strictObject({
  kind: z.literal('person.decided'),
  ...common,
  sub: z.string(),
  temperament: z.string(),
  device: party,
  prompt: z.string(),
  decision: z.enum(['approve', 'deny']),
  why: z.string(),
});

export const personEntries = [personDecided] as const;
