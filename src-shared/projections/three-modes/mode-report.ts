/**
 * One run of a scenario as the comparison of modes looks at it: counts, bytes, times, who saw what, and
 * what is open to the outside. All of it is taken from the record; none of it is known beforehand.
 */
import { type DeliveryMode, deliveryMode } from '../../protocol/setup/provider-settings.ts';
import type { Entry } from '../../trace/entry.ts';
import { saidIn } from './calls.ts';
import { type Exposure, exposureIn } from './exposure.ts';
import { type ModeCounts, modeCounts } from './mode-counts.ts';
import { type ModeTimes, modeTimes } from './mode-times.ts';
import { type Surface, surfaceIn } from './surface.ts';

export const comparedModes: readonly DeliveryMode[] = deliveryMode.options;

export interface ModeReport extends ModeCounts {
  readonly times: ModeTimes;
  readonly exposure: Exposure;
  readonly surface: Surface;
  /** How each sign-in ended, as its own state says it. */
  readonly ended: readonly Ended[];
}

export interface Ended {
  readonly seq: number;
  readonly at: number;
  readonly state: string;
  readonly reason: string | null;
}

export type ByMode<Of> = Readonly<Record<DeliveryMode, Of>>;

/** The report of one run. */
export function modeReport(entries: readonly Entry[]): ModeReport {
  const said = saidIn(entries);
  const counted = modeCounts(said);
  const exposure = exposureIn(said);
  return {
    ...counted,
    times: modeTimes(entries, said),
    exposure,
    surface: surfaceIn(entries, exposure, counted.counts.notifications),
    ended: entries.flatMap(endedBy),
  };
}

/** The reports of the three runs of a scenario. */
export function threeModes(runs: ByMode<readonly Entry[]>): ByMode<ModeReport> {
  return { poll: modeReport(runs.poll), ping: modeReport(runs.ping), push: modeReport(runs.push) };
}

function endedBy(entry: Entry): readonly Ended[] {
  if (entry.kind !== 'sign-in.ended') return [];
  const { seq, at, state, reason } = entry;
  return [{ seq, at, state, reason }];
}
