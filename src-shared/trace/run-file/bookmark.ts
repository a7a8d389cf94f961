/**
 * A moment of a run that somebody wants to find again. It is pointed at by what happens there, so
 * that it is found in another run of the same story as well, or plainly by its number.
 */
import { z } from 'zod';
import { match, mostOrdinal } from '../match/match.ts';

const moment = z.union([
  z.strictObject({ seq: z.int().nonnegative().describe('The number of an entry.') }),
  z.strictObject({
    match,
    ordinal: z.int().min(1).max(mostOrdinal).describe('Which of those that match, from 1.'),
  }),
]);

export const bookmark = z.strictObject({
  id: z.string().min(1).max(64),
  at: moment,
  title: z.string().min(1).max(200),
  text: z.string().max(10_000),
});

export const mostBookmarks = 1000;
export const notes = z.string().max(100_000).describe('What is to be said of the whole run.');

export type Bookmark = Readonly<z.infer<typeof bookmark>>;
