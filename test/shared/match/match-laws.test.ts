/**
 * What holds for every match on every record: the laws of and, or and not, what ordinals count, and
 * that a folded context knows what reading everything again would say.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '#shared/trace/entry.ts';
import type { Match } from '#shared/trace/match/match.ts';
import { firstCounts, matcher } from '#shared/trace/match/matcher.ts';
import {
  addToMatchContext,
  createMatchContext,
} from '#shared/trace/match/reading/match-context.ts';
import type { Subject } from '#shared/trace/match/reading/subject.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';
import { randomRun } from '#test/support/core/random-run.ts';
import { fullSubject } from '#test/support/match/full-lookup.ts';
import { randomLeaf, randomMatch } from '#test/support/match/random-match.ts';
import { pushedClient, signedInTill, tillElsewhere } from '#test/support/match/recorded-runs.ts';

const runs: readonly (readonly Entry[])[] = [
  impatientClient(),
  signedInTill(),
  pushedClient(),
  tillElsewhere(),
  randomRun(7),
  randomRun(11),
];

function folded(entries: readonly Entry[], most?: number): readonly Subject[] {
  const context = createMatchContext(most);
  return entries.map((entry) => addToMatchContext(context, entry));
}

/** The answers to a match, one for each of these in order. */
function answers(match: Match, subjects: readonly Subject[]): readonly boolean[] {
  const asked = matcher(match);
  const counts = firstCounts(asked);
  return subjects.map((subject) => asked.matches(subject, counts));
}

const everything = runs.map((entries) => folded(entries));
const answersOf = (match: Match) => everything.flatMap((subjects) => answers(match, subjects));
const not = (of: Match): Match => ({ kind: 'not', of });
const and = (...of: Match[]): Match => ({ kind: 'and', of });
const or = (...of: Match[]): Match => ({ kind: 'or', of });

describe('and, or and not', () => {
  it('keep the laws of logic, whatever stands in them', () => {
    fc.assert(
      fc.property(randomMatch, randomMatch, randomMatch, (a, b, c) => {
        const same = (left: Match, right: Match) =>
          expect(answersOf(left)).toEqual(answersOf(right));
        same(not(not(a)), a);
        same(and(a, b), and(b, a));
        same(or(a, b), or(b, a));
        same(and(a, a), a);
        same(or(a, a), a);
        same(not(and(a, b)), or(not(a), not(b)));
        same(not(or(a, b)), and(not(a), not(b)));
        same(and(a, and(b, c)), and(and(a, b), c));
        same(and(a, or(b, c)), or(and(a, b), and(a, c)));
        same(or(a, and(b, c)), and(or(a, b), or(a, c)));
        same(or(a, and(a, b)), a);
      }),
      { numRuns: 60 },
    );
  });

  it('say of every entry what their members say together', () => {
    fc.assert(
      fc.property(randomMatch, randomMatch, (a, b) => {
        const [left, right] = [answersOf(a), answersOf(b)];
        expect(answersOf(and(a, b))).toEqual(left.map((yes, place) => yes && right[place]));
        expect(answersOf(or(a, b))).toEqual(left.map((yes, place) => yes || right[place]));
        expect(answersOf(not(a))).toEqual(left.map((yes) => !yes));
      }),
      { numRuns: 150 },
    );
  });
});

describe('an ordinal', () => {
  it('holds for that one entry of a run which is the so-many-th to match', () => {
    fc.assert(
      fc.property(randomMatch, fc.integer({ min: 1, max: 5 }), (of, n) => {
        for (const subjects of everything) {
          const places = answers(of, subjects).flatMap((yes, place) => (yes ? [place] : []));
          const counted = answers({ kind: 'ordinal', n, of }, subjects);
          const found = counted.flatMap((yes, place) => (yes ? [place] : []));
          expect(found).toEqual(places.slice(n - 1, n));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a folded context', () => {
  it('says the same as reading the whole record again for every entry', () => {
    const read = runs.map((entries) => entries.map((_, place) => fullSubject(entries, place)));
    let found = 0;
    const sameAnswers = (made: Match) => {
      for (const [run, subjects] of everything.entries()) {
        const said = answers(made, subjects);
        expect(said).toEqual(answers(made, read[run] ?? []));
        found += said.filter(Boolean).length;
      }
    };
    fc.assert(fc.property(fc.oneof(randomMatch, randomLeaf), sameAnswers), { numRuns: 200 });
    expect(found).toBeGreaterThan(1000);
  });

  it('keeps no more than its bound, however long the run', () => {
    const context = createMatchContext(3);
    for (const entries of runs) for (const entry of entries) addToMatchContext(context, entry);
    const sizes = Object.values(context).flatMap((held) =>
      held instanceof Map ? [held.size] : [],
    );
    expect(sizes).toHaveLength(7);
    expect(Math.max(...sizes)).toBe(3);
  });

  it('lets go of what was answered, of what has arrived and of what nobody answers', () => {
    const silent = pushedClient({ kind: 'timed-out', reason: 'no answer within 5 seconds' });
    for (const entries of [signedInTill(), pushedClient(), silent]) {
      const context = createMatchContext();
      for (const entry of entries) addToMatchContext(context, entry);
      expect([...context.asked.keys()]).toEqual([]);
      expect([...context.sent.keys()]).toEqual([]);
    }
  });
});
