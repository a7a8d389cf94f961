/**
 * Polls that change nothing, folded into one row with their count. A poll that somebody did something
 * to, or for which a breakpoint stopped, comes out of its fold again: it is what people look at.
 */
import type { ArrowRow, FoldRow, Row } from './sequence-diagram.ts';

/** Two pending polls in a row become one fold; the first poll of a request always stays visible. */
export function foldPolls(rows: Row[]): void {
  const last = rows.at(-1);
  // Nearly every row: it is not looked at more closely.
  if (last?.kind !== 'arrow' || !last.isAnswer) return;
  const [before, beforeAnswer, request] = rows.slice(-4);
  // Whether an answer is pending is in its body, which is read last.
  if (!isQuietPair(request, last)) return;
  if (beforeAnswer?.kind === 'fold') {
    if (!sameRequest(beforeAnswer.rows[0], request) || !isPending(last)) return;
    rows.splice(-2);
    beforeAnswer.rows.push(request, last);
  } else if (isRepeated([before, beforeAnswer], [request, last])) {
    rows.splice(-2);
    rows.push(foldOf([request, last]));
  }
}

/** Whether both pairs are polls of one request that have to wait. */
function isRepeated(
  [before, beforeAnswer]: readonly [Row | undefined, Row | undefined],
  [request, answer]: readonly [ArrowRow, ArrowRow],
): boolean {
  return (
    isQuietPair(before, beforeAnswer) &&
    sameRequest(before, request) &&
    isPending(answer) &&
    isPending(beforeAnswer)
  );
}

/** Takes the poll of that message out of its fold; what is folded before and after it stays so. */
export function unfoldPoll(rows: Row[], seq: number): void {
  // It is near the end: nothing can be done to what arrived long ago.
  const place = rows.findLastIndex((row) => row.seq <= seq);
  const fold = rows[place];
  if (fold?.kind !== 'fold') return;
  const inside = fold.rows.findIndex((row) => row.seq === seq);
  if (inside < 0) return;
  const pair = inside - (inside % 2);
  for (const row of fold.rows.slice(pair, pair + 2)) row.standsAlone = true;
  const parts = [fold.rows.slice(0, pair), fold.rows.slice(pair + 2)] as const;
  const [before, after] = parts.map((part) => (part.length === 0 ? [] : [foldOf(part)]));
  rows.splice(place, 1, ...(before ?? []), ...fold.rows.slice(pair, pair + 2), ...(after ?? []));
}

function foldOf(rows: readonly ArrowRow[]): FoldRow {
  const [first] = rows as readonly [ArrowRow, ...ArrowRow[]];
  const { seq, from, to, at } = first;
  return { kind: 'fold', seq, from, to, at, rows: [...rows] };
}

function isQuietPair(request: Row | undefined, answer: Row | undefined): request is ArrowRow {
  return (
    request?.kind === 'arrow' &&
    answer?.kind === 'arrow' &&
    request.message !== undefined &&
    request.message.exchange === answer.message?.exchange &&
    request.notes.length + answer.notes.length === 0 &&
    request.standsAlone !== true
  );
}

function isPending(answer: Row | undefined): boolean {
  return answer?.kind === 'arrow' && answer.tone === 'waiting';
}

function sameRequest(earlier: ArrowRow | undefined, later: ArrowRow): boolean {
  return earlier?.from === later.from && earlier.message?.about === later.message?.about;
}
