/** How much time there is left for a paper, in words that do not press. */
export type TimeLeft =
  | { readonly kind: 'over'; readonly words: string }
  | { readonly kind: 'left'; readonly minutes: number; readonly words: string };

const minuteMs = 60_000;

/** Rounded up, so that the last minute is one. */
export function timeLeft(overAtMs: number, nowMs: number): TimeLeft {
  if (nowMs > overAtMs) return { kind: 'over', words: 'The time is over' };
  const minutes = Math.max(1, Math.ceil((overAtMs - nowMs) / minuteMs));
  const words = minutes === 1 ? 'The last minute' : `${minutes} minutes left`;
  return { kind: 'left', minutes, words };
}

const told: ReadonlySet<number> = new Set([10, 5, 1]);

/** What is said to a screen reader, a few times only. */
export function timeTold(left: TimeLeft): string {
  if (left.kind === 'over') return 'The time is over; what was answered counts.';
  return told.has(left.minutes) ? left.words : '';
}
