/** How long something takes, in the largest unit that says it exactly enough. */

/** «40 ms», «1.5 s», «30 s», «2 min». */
export function shownDuration(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  if (whole < 1000) return `${whole} ms`;
  if (whole < 10_000) return `${Number((whole / 1000).toFixed(1))} s`;
  if (whole < 120_000) return `${Math.round(whole / 1000)} s`;
  return `${Math.round(whole / 60_000)} min`;
}
