/** Reads a run for what is expected of it, and says in sentences what did not come. */
import type { Entry } from '../entry.ts';
import { firstCounts, type Matcher, matcher } from '../match/matcher.ts';
import { addToMatchContext, createMatchContext } from '../match/reading/match-context.ts';
import { describeMatch } from '../match/text/describe-match.ts';
import type { Expectation } from './expectation.ts';

export interface ExpectationOutcome {
  readonly expectation: Expectation;
  readonly holds: boolean;
  readonly found: number;
  /** The first entries that matched. */
  readonly seqs: readonly number[];
}

export interface ExpectationJudge {
  readonly take: (entry: Entry) => void;
  readonly outcomes: () => readonly ExpectationOutcome[];
}

interface Asked {
  readonly expectation: Expectation;
  readonly asked: Matcher;
  readonly counts: number[];
  readonly seqs: number[];
  found: number;
}

const mostSeqs = 5;

/** Reads a run once for all that is expected of it. */
export function createExpectationJudge(of: readonly Expectation[]): ExpectationJudge {
  const context = createMatchContext();
  const all = of.map((one): Asked => {
    const asked = matcher(one.match);
    return { expectation: one, asked, counts: firstCounts(asked), seqs: [], found: 0 };
  });
  return {
    take: (entry) => {
      const subject = addToMatchContext(context, entry);
      for (const one of all) {
        if (!one.asked.matches(subject, one.counts)) continue;
        one.found += 1;
        if (one.seqs.length < mostSeqs) one.seqs.push(entry.seq);
      }
    },
    outcomes: () =>
      all.map(({ expectation: expected, found, seqs }) => {
        const { least, most } = limitsOf(expected);
        return { expectation: expected, holds: found >= least && found <= most, found, seqs };
      }),
  };
}

function limitsOf({ count: wanted }: Expectation): { least: number; most: number } {
  if (typeof wanted === 'number') return { least: wanted, most: wanted };
  const { least, most = Number.POSITIVE_INFINITY } = wanted ?? {};
  // «At most three» does not ask for one.
  return { least: least ?? (wanted?.most === undefined ? 1 : 0), most };
}

/** What was expected and what was found instead, as sentences. */
export function outcomeSentence({
  expectation: expected,
  found,
  seqs,
}: ExpectationOutcome): string {
  const where =
    seqs.length === 0 ? '' : ` (entry ${seqs.join(', ')}${found > mostSeqs ? ', …' : ''})`;
  const times = found === 0 ? 'never found' : `found ${timesOf(found)}${where}`;
  return `${expected.sentence} Expected ${wantedOf(expected)}: ${describeMatch(expected.match)}; ${times}.`;
}

function wantedOf(expected: Expectation): string {
  const { least, most } = limitsOf(expected);
  if (most === 0) return 'never';
  if (least === most) return timesOf(least);
  if (most === Number.POSITIVE_INFINITY) return `at least ${timesOf(least)}`;
  return least === 0 ? `at most ${timesOf(most)}` : `${least} to ${most} times`;
}

function timesOf(number: number): string {
  return number === 1 ? 'once' : `${number} times`;
}
