/**
 * One line of a checklist: what is asked of a token, whether it holds at the moment looked at, and the
 * two values that were compared. What the party itself concluded is added in `conclusion.ts`.
 */
import type { ClauseId } from '../../../protocol/rules/clauses.ts';
import type { HashWork } from '../../hash-work/hash-work.ts';
import type { Conclusion } from './conclusion.ts';
import type { Scene } from './scene.ts';
import { shownInstant, shownValue } from './shown-value.ts';

export type CheckState = 'holds' | 'fails' | 'unknown' | 'not asked';

/** A time that was compared with both clocks. */
export interface TwoClocks {
  /** Now by the clock of the run, and by the party's own. */
  readonly run: string;
  readonly own: string;
  readonly skewMs: number;
  /** Whether it holds by the party's own clock. */
  readonly holdsByOwn: boolean;
}

export interface TokenCheck {
  readonly id: string;
  readonly state: CheckState;
  readonly sentence: string;
  readonly clause: ClauseId;
  readonly found: string | undefined;
  readonly expected: string | undefined;
  readonly clocks: TwoClocks | undefined;
  /** The hash that was worked out for it. */
  readonly work: HashWork | undefined;
  /** By which names the reader's own verdict speaks of it. */
  readonly rules: readonly string[];
  /** Whether it holds when it is that late, where time matters. */
  readonly atSeconds: ((nowSeconds: number) => boolean) | undefined;
  readonly conclusion: Conclusion | undefined;
}

interface Asking {
  readonly id: string;
  readonly clause: ClauseId;
  readonly rules?: readonly string[];
}

interface Comparing extends Asking {
  /** Undefined where the record does not say. */
  readonly holds: boolean | undefined;
  readonly found: unknown;
  readonly expected: unknown;
  /** What is said where it holds, where it does not, and where nobody knows. */
  readonly words: readonly [holds: string, fails: string, unknown?: string];
  readonly work?: HashWork | undefined;
}

const plain = { clocks: undefined, work: undefined, atSeconds: undefined, conclusion: undefined };

/** Two values compared. */
export function compared(of: Comparing): TokenCheck {
  const { id, clause, rules = [], holds, words, work } = of;
  const state = holds === undefined ? 'unknown' : holds ? 'holds' : 'fails';
  const [yes, no, nobodyKnows = 'The record does not say.'] = words;
  return {
    ...plain,
    id,
    clause,
    rules,
    state,
    sentence: holds === undefined ? nobodyKnows : holds ? yes : no,
    found: shownValue(of.found),
    expected: shownValue(of.expected),
    work,
  };
}

/** What nobody asks of this token, and why not. */
export function notAsked({ id, clause, rules = [] }: Asking, why: string): TokenCheck {
  const blank = { found: undefined, expected: undefined };
  return { ...plain, ...blank, id, clause, rules, state: 'not asked', sentence: why };
}

interface Timing extends Asking {
  readonly claim: unknown;
  /** Whether the time is good at that moment; only asked of a number. */
  readonly test: (claim: number, nowSeconds: number) => boolean;
  readonly expected: string;
  readonly words: readonly [holds: string, fails: string];
}

/** A time, compared with the clock of the run and with the reader's own. */
export function timed(scene: Scene, of: Timing): TokenCheck {
  const { id, clause, rules = [], claim, test, words } = of;
  const holdsAt = (now: number): boolean => typeof claim === 'number' && test(claim, now);
  const [now, own] = [nowSeconds(scene), ownSeconds(scene)];
  const holds = holdsAt(now);
  return {
    ...plain,
    id,
    clause,
    rules,
    state: holds ? 'holds' : 'fails',
    sentence: holds ? words[0] : words[1],
    found: shownInstant(claim),
    expected: of.expected,
    clocks: {
      run: shownInstant(now),
      own: shownInstant(own),
      skewMs: scene.skewMs,
      holdsByOwn: holdsAt(own),
    },
    atSeconds: holdsAt,
  };
}

/** The date by the clock of the run, in whole seconds. */
function nowSeconds({ setup, atMs }: Scene): number {
  return Math.floor((setup.epochMs + atMs) / 1000);
}

function ownSeconds({ setup, atMs, skewMs }: Scene): number {
  return Math.floor((setup.epochMs + atMs + skewMs) / 1000);
}
