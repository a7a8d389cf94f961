/** Reads a record for the entries that a match holds for: search results, bookmarks, goals. */
import type { Entry } from '../entry.ts';
import type { Match } from './match.ts';
import { firstCounts, matcher } from './matcher.ts';
import { addToMatchContext, createMatchContext } from './reading/match-context.ts';

/** The entries that match, in order, each found as soon as it is read. */
export function* matchesIn(entries: Iterable<Entry>, match: Match): Generator<Entry> {
  const asked = matcher(match);
  const counts = firstCounts(asked);
  const context = createMatchContext();
  for (const entry of entries) {
    const subject = addToMatchContext(context, entry);
    if (asked.matches(subject, counts)) yield entry;
  }
}
