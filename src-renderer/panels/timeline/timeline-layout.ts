/**
 * Where the bands of a timeline stand below each other, and in an open band the lanes of whoever takes
 * part, each with rows of fixed height for its bars.
 */
import type { Lane } from '#shared/projections/lanes.ts';
import type { Band } from '#shared/projections/timeline/bands.ts';
import { type Bar, endOf } from '#shared/projections/timeline/timeline-item.ts';
import { nameOf, type Party, type PartyRole, roleOf } from '#shared/trace/party.ts';

export interface RowBox {
  readonly top: number;
  readonly height: number;
}

export interface LaneBox {
  readonly party: Party;
  readonly role: PartyRole;
  readonly title: string;
  readonly top: number;
  readonly height: number;
  /** Where its line is, on which arrows end. */
  readonly line: number;
  readonly rows: Readonly<Partial<Record<RowName, RowBox>>>;
}

export interface BandBox {
  readonly band: Band;
  readonly top: number;
  readonly height: number;
  readonly isOpen: boolean;
  readonly lanes: readonly LaneBox[];
}

/** What is drawn above the lines: lives that matter most, the rests between, and other timers. */
type RowName = 'main' | 'polls' | 'timers';

export const bandHead = 30;
const lineArea = 27;
const lineAt = 20;
const gap = 2;
const laneFoot = 5;
const bandFoot = 6;

type Rows = readonly (readonly [RowName, number])[];

const rowsByRole: Readonly<Partial<Record<PartyRole, Rows>>> = {
  provider: [
    ['main', 15],
    ['polls', 12],
    ['timers', 6],
  ],
  person: [
    ['main', 13],
    ['timers', 6],
  ],
  'authentication-device': [
    ['main', 13],
    ['timers', 6],
  ],
  'relying-party': [
    ['polls', 6],
    ['timers', 6],
    ['main', 13],
  ],
  'outside-client': [['main', 13]],
};
const otherRows: Rows = [['timers', 6]];

/** The row in which a bar lies. */
export function rowOf({ rows }: LaneBox, bar: Bar): RowBox | undefined {
  return rows[rowName(bar)] ?? rows.timers ?? rows.main;
}

const betweenCalls: ReadonlySet<string> = new Set([
  'relying-party rest',
  'notification-delivery pause',
]);
const inTheMain: ReadonlySet<string> = new Set(['request', 'prompt', 'think', 'life']);

function rowName({ kind, name }: Bar): RowName {
  if (inTheMain.has(kind)) return 'main';
  return kind !== 'timer' || betweenCalls.has(name) ? 'polls' : 'timers';
}

/** The bands below each other. */
export function placeBands(
  bands: readonly Band[],
  lanes: readonly Lane[],
  isOpen: (band: Band) => boolean,
): readonly BandBox[] {
  let top = 0;
  return bands.map((band) => {
    const box = placeBand(band, lanes, isOpen(band), top);
    top += box.height;
    return box;
  });
}

function placeBand(band: Band, lanes: readonly Lane[], isOpen: boolean, top: number): BandBox {
  if (!isOpen) return { band, top, height: bandHead, isOpen, lanes: [] };
  let below = bandHead;
  const boxes = lanesOf(band, lanes).map((lane): LaneBox => {
    const box = placeLane(lane, below);
    below += box.height;
    return box;
  });
  return { band, top, height: below + bandFoot, isOpen, lanes: boxes };
}

/** Whoever takes part, in the order of the lanes. */
function lanesOf({ parties }: Band, lanes: readonly Lane[]): readonly Lane[] {
  const known = lanes.filter(({ party }) => parties.has(party));
  const others = [...parties.keys()].filter((party) => !lanes.some((lane) => lane.party === party));
  return [...known, ...others.map((party) => laneOf(party))];
}

function laneOf(party: Party): Lane {
  const role = roleOf(party);
  const name = nameOf(party);
  return { party, role, title: name === '' ? role.replaceAll('-', ' ') : name };
}

function placeLane(lane: Lane, top: number): LaneBox {
  const rows: Partial<Record<RowName, RowBox>> = {};
  let below = top + lineArea;
  for (const [name, height] of rowsByRole[lane.role] ?? otherRows) {
    rows[name] = { top: below, height };
    below += height + gap;
  }
  return { ...lane, top, line: top + lineAt, rows, height: below + laneFoot - top };
}

/** When anything of a band happens; how long a token lasts is not counted. */
export function bandSpan({ arrows, marks, bars }: Band, now: number) {
  const ends = [...arrows, ...marks, ...bars.filter(({ kind }) => kind !== 'life')];
  let [start, end] = [Infinity, -Infinity];
  for (const item of ends) {
    start = Math.min(start, item.start);
    end = Math.max(end, Math.min(endOf(item, now), Math.max(now, item.start)));
  }
  return { start, end };
}
