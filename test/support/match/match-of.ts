/** Reads a line of the search language that a test has written, and so must be a match. */
import type { Match } from '#shared/trace/match/match.ts';
import { parseMatch } from '#shared/trace/match/text/match-text.ts';

/** The match that the line stands for. */
export function matchOf(text: string): Match {
  const read = parseMatch(text);
  if (read.kind === 'refused') throw new Error(read.sentence);
  return read.match;
}
