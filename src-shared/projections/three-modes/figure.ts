/** A figure of a comparison: how much it is, and the entries that it was taken from. */

export interface Figure {
  readonly value: number;
  /** Where it can be seen; none, where nothing of the kind has happened. */
  readonly seqs: readonly number[];
  /** The entry to show to whoever asks for it: the first of many, or the end of what lasted. */
  readonly shows: number | undefined;
}

/** How many there are. */
export function countOf(seqs: readonly number[]): Figure {
  return { value: seqs.length, seqs, shows: seqs[0] };
}

/** How much they come to together. */
export function sumOf(parts: readonly { readonly seq: number; readonly amount: number }[]): Figure {
  const seqs = parts.map(({ seq }) => seq);
  return { value: parts.reduce((sum, { amount }) => sum + amount, 0), seqs, shows: seqs[0] };
}

export interface Instant {
  readonly seq: number;
  readonly at: number;
}

/** How long something lasted, and between which moments. */
export interface Span extends Figure {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How long it took from the one to the other, in the run's own milliseconds. */
export function spanOf(from: Instant, to: Instant): Span {
  const [fromMs, toMs] = [from.at, to.at];
  return { value: toMs - fromMs, fromMs, toMs, seqs: [from.seq, to.seq], shows: to.seq };
}
