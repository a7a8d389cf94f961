/** What was found out about one place of a lesson: whether it holds, and the sentence that says so. */
import { describeMatch } from '../../trace/match/text/describe-match.ts';
import type { Asked } from '../claim.ts';
import type { Mark } from './run-marks.ts';

export type FindingKind =
  | 'deed'
  | 'moment'
  | 'claim'
  | 'look'
  | 'evidence'
  | 'goal'
  | 'par'
  | 'idle'
  | 'find';

export interface Finding {
  /** «beats[2].text[0].shows[1]» */
  readonly place: string;
  readonly kind: FindingKind;
  readonly run: string;
  readonly holds: boolean;
  /** What was wanted and what was found. */
  readonly sentence: string;
  /** The first entries that it rests on, for whoever wants to go there. */
  readonly seqs: readonly number[];
}

const mostSeqs = 5;

/** Where it is asked, and of which run. */
export type Where = Pick<Finding, 'place' | 'kind' | 'run'>;

/** Judges what is asked of the marks that were found for it. */
export function findingOf(where: Where, asked: Asked, marks: readonly Mark[]): Finding {
  const { least, most } = limitsOf(asked);
  const isOften = marks.length >= least && marks.length <= most;
  const gap = isOften ? gapFault(asked, marks) : undefined;
  const found = gap ?? foundWords(marks);
  return {
    ...where,
    holds: isOften && gap === undefined,
    sentence: `Wanted ${wantedWords(least, most)}: ${describeMatch(asked.match)}; ${found}.`,
    seqs: marks.slice(0, mostSeqs).map(({ seq }) => seq),
  };
}

function limitsOf({ count }: Asked): { readonly least: number; readonly most: number } {
  if (typeof count === 'number') return { least: count, most: count };
  const { least, most = Number.POSITIVE_INFINITY } = count ?? {};
  // «At most three» does not ask for one.
  return { least: least ?? (count?.most === undefined ? 1 : 0), most };
}

function gapFault({ apartMs }: Asked, marks: readonly Mark[]): string | undefined {
  if (apartMs === undefined) return undefined;
  const { least = 0, most = Number.POSITIVE_INFINITY } = apartMs;
  if (marks.length < 2) return 'there are no two of them that could be apart';
  for (const [index, { seq, at }] of marks.entries()) {
    const before = marks[index - 1];
    if (before === undefined) continue;
    const gap = at - before.at;
    if (gap < least || gap > most)
      return `between entries ${before.seq} and ${seq} lie ${gap} ms, wanted ${spanWords(least, most)}`;
  }
  return undefined;
}

function spanWords(least: number, most: number): string {
  if (least === most) return `${least} ms`;
  if (most === Number.POSITIVE_INFINITY) return `${least} ms at least`;
  return least === 0 ? `${most} ms at most` : `${least} to ${most} ms`;
}

function wantedWords(least: number, most: number): string {
  if (most === 0) return 'never';
  if (least === most) return timesWords(least);
  if (most === Number.POSITIVE_INFINITY) return `at least ${timesWords(least)}`;
  return least === 0 ? `at most ${timesWords(most)}` : `${least} to ${most} times`;
}

function foundWords(marks: readonly Mark[]): string {
  if (marks.length === 0) return 'found nowhere';
  const seqs = marks.slice(0, mostSeqs).map(({ seq }) => seq);
  const more = marks.length > mostSeqs ? ', …' : '';
  return `found ${timesWords(marks.length)} (entry ${seqs.join(', ')}${more})`;
}

function timesWords(number: number): string {
  return number === 1 ? 'once' : `${number} times`;
}
