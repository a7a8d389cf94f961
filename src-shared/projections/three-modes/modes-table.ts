/**
 * The comparison as a table: its rows by subject, and in each row what the three runs came to, in words
 * and with the entry that shows it. The screen and the Markdown text are both made from this.
 */
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import type { Party } from '../../trace/party.ts';
import { lanesOf } from '../lanes.ts';
import { shownLine } from '../out/shown-characters.ts';
import { exposedThings, type Sighting } from './exposure.ts';
import type { Figure } from './figure.ts';
import { bytesWords, durationWords, timeWords } from './figure-words.ts';
import { type CountName, countNames } from './mode-counts.ts';
import { type ByMode, comparedModes, type ModeReport } from './mode-report.ts';
import { type ModeTimes } from './mode-times.ts';
import { wayWords } from './way-words.ts';

export interface TableCell {
  readonly text: string;
  /** What stands under it: when it was first, and how often. */
  readonly detail?: string;
  readonly seqs: readonly number[];
  /** The entry that it leads to. */
  readonly shows: number | undefined;
}

export interface TableRow {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** Where the title is a name of the wire. */
  readonly isWire: boolean;
  readonly cells: ByMode<readonly TableCell[]>;
}

export interface TableSection {
  readonly title: string;
  readonly rows: readonly TableRow[];
}

/** The table of three reports; the set-up gives the parties their names. */
export function modesTable(reports: ByMode<ModeReport>, setup: RunSetup): readonly TableSection[] {
  const titles = new Map(lanesOf(setup).map(({ party, title }) => [party, title]));
  const titleOf = (party: Party): string => shown(titles.get(party) ?? party);
  const row = (
    { id, title, says, isWire = false }: Omit<TableRow, 'cells' | 'isWire'> & { isWire?: boolean },
    cellsOf: (report: ModeReport) => readonly TableCell[],
  ): TableRow => ({
    id,
    title,
    says,
    isWire,
    cells: byMode((mode) => cellsOf(reports[mode])),
  });
  return [
    { title: 'How it ended', rows: [row(endedRow, endedCells)] },
    {
      title: 'Calls between relying party and provider',
      rows: countNames.map((name) =>
        row({ id: name, ...countRows[name] }, ({ counts }) => [countCell(counts[name])]),
      ),
    },
    {
      title: 'Bytes',
      rows: [
        row(bytesRows.sent, ({ bytes }) => [bytesCell(bytes.sent)]),
        row(bytesRows.received, ({ bytes }) => [bytesCell(bytes.received)]),
      ],
    },
    {
      title: 'Time of the run',
      rows: timeNames.map((name) =>
        row({ id: name, ...timeRows[name] }, ({ times }) => times[name].map(durationCell)),
      ),
    },
    {
      title: 'Open to the outside at the relying party',
      rows: [row(surfaceRow, endpointCells), row(handedRow, handedCells)],
    },
    {
      title: 'Who was handed what, by which way, and when first',
      rows: exposedThings.map((thing) =>
        row({ id: thing, title: thing, says: '', isWire: true }, ({ exposure }) =>
          exposure[thing].map((sighting) => sightingCell(sighting, titleOf)),
        ),
      ),
    },
  ];
}

const longest = 120;

/** What a party chose to say may be of any length. */
const shown = (text: string): string => shownLine(text, longest);

function byMode<Of>(of: (mode: keyof ByMode<unknown>) => Of): ByMode<Of> {
  return Object.fromEntries(comparedModes.map((mode) => [mode, of(mode)])) as ByMode<Of>;
}

type Words = Pick<TableRow, 'title' | 'says'>;

const countRows: Readonly<Record<CountName, Words>> = {
  authentication: {
    title: 'Authentication requests',
    says: 'The relying party asks for a sign-in.',
  },
  token: { title: 'Token requests', says: 'The relying party asks for the tokens.' },
  pending: { title: 'of which told to wait', says: 'Answered authorization_pending.' },
  early: { title: 'of which too early', says: 'Answered slow_down.' },
  held: { title: 'of which long polls', says: 'The provider did not answer at once.' },
  notifications: {
    title: 'Notifications received',
    says: 'The provider calls the relying party.',
  },
  other: { title: 'Other requests', says: 'Keys, discovery, user information.' },
  requests: { title: 'Requests in all', says: 'Each of them has an answer besides.' },
};

const bytesRows = {
  sent: {
    id: 'bytes-sent',
    title: 'Relying party to provider',
    says: 'Requests and answers with their headers.',
  },
  received: { id: 'bytes-received', title: 'Provider to relying party', says: 'The same.' },
} as const;

const timeNames = ['toApproval', 'toTokens', 'waited'] as const satisfies (keyof ModeTimes)[];

const timeRows: Readonly<Record<keyof ModeTimes, Words>> = {
  toApproval: {
    title: 'Acknowledgement to approval',
    says: 'What the person takes; no mode can shorten it.',
  },
  toTokens: {
    title: 'Approval to tokens',
    says: 'Until the relying party has them.',
  },
  waited: {
    title: 'Relying party waited',
    says: 'From its request to the tokens, or to the end without.',
  },
};

const endedRow = { id: 'ended', title: 'Sign-in', says: 'What became of it.' };
const surfaceRow = {
  id: 'endpoint',
  title: 'Notification endpoint',
  says: 'An address that anybody can call; only a token tells the provider from the others.',
};
const handedRow = { id: 'handed', title: 'Handed over there', says: 'What was left at it.' };

function endedCells({ ended }: ModeReport): readonly TableCell[] {
  return ended.map(({ seq, at, state, reason }) => ({
    text: state.replaceAll(/([A-Z])/g, ' $1').toLowerCase(),
    detail: reason === null ? timeWords(at) : `${shown(reason)}, ${timeWords(at)}`,
    seqs: [seq],
    shows: seq,
  }));
}

const countCell = ({ value, seqs, shows }: Figure): TableCell => ({
  text: String(value),
  seqs,
  shows,
});

const bytesCell = ({ value, seqs, shows }: Figure): TableCell => ({
  text: bytesWords(value),
  seqs,
  shows,
});

const durationCell = ({ value, seqs, shows }: Figure): TableCell => ({
  text: durationWords(value),
  seqs,
  shows,
});

function endpointCells({ surface: { endpoints } }: ModeReport): readonly TableCell[] {
  return endpoints.map(({ url, seq }) => ({ text: shown(url), seqs: [seq], shows: seq }));
}

function handedCells({ surface: { handed }, exposure }: ModeReport): readonly TableCell[] {
  return handed.map((thing) => {
    const found = exposure[thing].find(({ way }) => isNotification(way));
    const seqs = found?.times.seqs ?? [];
    return { text: thing, seqs, shows: seqs[0] };
  });
}

const isNotification = (way: Sighting['way']): boolean =>
  way.kind === 'request' && way.endpoint === 'notification';

function sightingCell(
  { to, way, first, times }: Sighting,
  titleOf: (party: Party) => string,
): TableCell {
  const often = times.value === 1 ? '' : `, ${times.value} times`;
  return {
    text: titleOf(to),
    detail: `${wayWords(way)}, ${timeWords(first.at)}${often}`,
    seqs: times.seqs,
    shows: times.shows,
  };
}
