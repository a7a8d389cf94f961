/**
 * How a file of an older format becomes one of today's: a list of pure functions, each from one
 * format to the next. A file of a newer format is refused, for nobody here knows what it means.
 */
import { runFileFormat } from './run-file.ts';

export interface Upgrade {
  /** The format that it reads; the next number is what it makes. */
  readonly from: number;
  /** Everything but the entries. */
  readonly head: (head: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  readonly entry: (entry: unknown) => unknown;
}

/** Every step there is, the oldest first. Format 1 is the first that was ever written. */
export const runFileUpgrades: readonly Upgrade[] = [];

export type UpgradePlan =
  | { readonly kind: 'upgrade'; readonly steps: readonly Upgrade[] }
  | { readonly kind: 'refused'; readonly sentence: string };

/** The steps from that format to today's, or the sentence that refuses it. */
export function upgradePlan(
  format: unknown,
  upgrades: readonly Upgrade[] = runFileUpgrades,
): UpgradePlan {
  if (typeof format !== 'number' || !Number.isInteger(format))
    return refused('format: a run file says its format, a whole number.');
  if (format > runFileFormat)
    return refused(
      `format: this file has format ${format}, and this version reads up to ${runFileFormat}; update the workbench to open it.`,
    );
  const steps = upgrades.filter(({ from }) => from >= format);
  if (steps.length !== runFileFormat - format)
    return refused(`format: there never was a format ${format}.`);
  return { kind: 'upgrade', steps };
}

function refused(sentence: string): UpgradePlan {
  return { kind: 'refused', sentence };
}
