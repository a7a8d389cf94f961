/** Compiles each match once. */
import type { Match } from '../../trace/match/match.ts';
import { type Matcher, matcher } from '../../trace/match/matcher.ts';

// A cache of pure results; what is not watched for any more leaves it by itself.
const compiled = new WeakMap<Match, Matcher>();

/** The compiled match; what it counts is kept by whoever asks. */
export function matcherOf(match: Match): Matcher {
  const held = compiled.get(match);
  if (held !== undefined) return held;
  const made = matcher(match);
  compiled.set(match, made);
  return made;
}
