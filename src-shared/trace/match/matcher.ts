/**
 * Compiles a match once, so that asking it of an entry is cheap: cheap questions come first, and
 * nothing is decoded before a question needs it. What ordinals have counted is the caller's to
 * keep, as plain numbers: one who may have to take a step back copies them before it.
 */
import type { Match } from './match.ts';
import { leafCost, leafTest } from './reading/leaf-test.ts';
import {
  type MatchLookup,
  messageOf,
  type Sending,
  type Subject,
  subjectOfMessage,
} from './reading/subject.ts';

export interface Matcher {
  /** How many ordinals count; a match without any keeps nothing. */
  readonly ordinals: number;
  /** Asks, and counts; every subject of a run has to be asked once, in order. */
  readonly matches: (subject: Subject, counts: number[]) => boolean;
}

/** Compiles a match. */
export function matcher(match: Match): Matcher {
  const numbers = { next: 0 };
  const { test } = compile(match, numbers);
  return { ordinals: numbers.next, matches: test };
}

/** The counts to begin with. */
export function firstCounts({ ordinals }: Matcher): number[] {
  return Array.from({ length: ordinals }, () => 0);
}

/** Asks of a message that is about to be sent. */
export function matchesMessage(
  { matches }: Matcher,
  sending: Sending,
  known: MatchLookup,
  counts: number[],
): boolean {
  return matches(subjectOfMessage(messageOf(sending, known), known), counts);
}

interface Compiled {
  readonly test: Matcher['matches'];
  readonly cost: number;
  /** It has to be asked every time, even where its answer changes nothing. */
  readonly isCounting: boolean;
}

interface Numbers {
  next: number;
}

function compile(match: Match, numbers: Numbers): Compiled {
  switch (match.kind) {
    case 'and':
    case 'or':
      return compileSeveral(
        match.kind,
        match.of.map((inner) => compile(inner, numbers)),
      );
    case 'not': {
      const { test, ...rest } = compile(match.of, numbers);
      return { ...rest, test: (subject, counts) => !test(subject, counts) };
    }
    case 'arrival':
      return compileArrival(compile(match.of, numbers));
    case 'ordinal':
      return compileOrdinal(match.n, compile(match.of, numbers), numbers);
    default:
      return { test: leafTest(match), cost: leafCost(match), isCounting: false };
  }
}

function compileSeveral(kind: 'and' | 'or', members: readonly Compiled[]): Compiled {
  const cost = members.reduce((sum, member) => sum + member.cost, 0);
  const quiet = members.filter(({ isCounting }) => !isCounting);
  const tests = quiet.toSorted((left, right) => left.cost - right.cost).map(({ test }) => test);
  const counting = members.filter(({ isCounting }) => isCounting).map(({ test }) => test);
  // The answer of one member that settles the whole.
  const settling = kind === 'or';
  const test: Matcher['matches'] = (subject, counts) => {
    let answer = !settling;
    for (const one of counting) if (one(subject, counts) === settling) answer = settling;
    if (answer === settling) return answer;
    for (const one of tests) if (one(subject, counts) === settling) return settling;
    return !settling;
  };
  return { test, cost, isCounting: counting.length > 0 };
}

function compileArrival({ test, cost, isCounting }: Compiled): Compiled {
  const arrives: Matcher['matches'] = ({ arrived, known }, counts) =>
    arrived !== undefined && test(subjectOfMessage(arrived, known), counts);
  return { test: arrives, cost, isCounting };
}

function compileOrdinal(n: number, { test, cost }: Compiled, numbers: Numbers): Compiled {
  const place = numbers.next;
  numbers.next += 1;
  const counted: Matcher['matches'] = (subject, counts) => {
    if (!test(subject, counts)) return false;
    const count = (counts[place] ?? 0) + 1;
    counts[place] = count;
    return count === n;
  };
  return { test: counted, cost, isCounting: true };
}
