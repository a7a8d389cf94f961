/**
 * Medians, percentiles and ratios of alternating rounds, and whether a ratio is steady enough to
 * be believed. It measures nothing itself.
 */

/** The value below which that share of the samples lies; nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((left, right) => left - right);
  const rank = Math.max(0, Math.ceil(share * sorted.length) - 1);
  return sorted[rank] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** Distance between the quartiles as a share of the median. */
  readonly spread: number;
}

/** Compares two series round by round, so that what slows both slows neither figure. */
export function ratioOf(over: readonly number[], under: readonly number[]): Ratio {
  const ratios = over.map((value, index) => value / (under[index] ?? Number.NaN));
  const middle = median(ratios);
  const spread = (percentile(ratios, 0.75) - percentile(ratios, 0.25)) / middle;
  return { median: middle, least: Math.min(...ratios), most: Math.max(...ratios), spread };
}

const steadySpread = 0.15;

/** The warning for a ratio whose rounds disagree; nothing when they agree. */
export function spreadWarning(name: string, ratio: Ratio): readonly string[] {
  if (ratio.spread <= steadySpread) return [];
  return [
    `${name}: the rounds disagree by ${Math.round(ratio.spread * 100)} % (${times(ratio.least)} to ${times(ratio.most)}); run it again on a quieter machine.`,
  ];
}

export function times(value: number): string {
  return `${value.toFixed(2)}×`;
}

/** A number as a person reads it: thousands apart, and no more digits than mean anything. */
export function shown(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
