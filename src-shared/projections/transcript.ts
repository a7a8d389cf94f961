/**
 * The sequence diagram as a list in words: when, from whom to whom, what, in detail, and what it
 * changed. A line is handed out as soon as nothing that comes can change it any more.
 */
import { type Entry, isInput } from '../trace/entry.ts';
import { nameOf, type Party, roleOf } from '../trace/party.ts';
import {
  type ArrowRow,
  addToDiagram,
  createSequenceDiagram,
  type Row,
} from './sequence-diagram.ts';

export interface TranscriptLine {
  readonly seq: number;
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly detail: string;
  readonly tone: ArrowRow['tone'];
  /** «till: signed in», one for everybody whom it changed. */
  readonly changes: readonly string[];
}

export interface Transcript {
  /** Takes in one entry; answers the lines that are settled by it. */
  readonly take: (entry: Entry) => readonly TranscriptLine[];
  /** The lines that were still open at the end. */
  readonly end: () => readonly TranscriptLine[];
  /** The names of everybody who can take part. */
  readonly names: () => readonly string[];
}

/** The transcript of a run, read from its beginning. */
export function createTranscript(): Transcript {
  const diagram = createSequenceDiagram();
  let lastTold = -1;

  function settled(isEnd: boolean): readonly TranscriptLine[] {
    const rows = rowsAfter(diagram.rows, lastTold);
    // The last line may still be changed by what a timer does; one under way, by its arrival.
    const open = isEnd
      ? -1
      : rows.findIndex((row, at) => at === rows.length - 1 || isUnderWay(row));
    const done = open < 0 ? rows : rows.slice(0, open);
    lastTold = done.at(-1)?.seq ?? lastTold;
    return done.map(lineOf);
  }

  return {
    take: (entry) => {
      // Whatever an arrival changes is told before the next cause.
      const lines = isInput(entry) ? settled(false) : [];
      addToDiagram(diagram, entry);
      return lines;
    },
    end: () => settled(true),
    names: () => diagram.lanes.map(({ party }) => wordsOf(party)),
  };
}

/** The rows behind that number, folds opened; they are near the end. */
function rowsAfter(rows: readonly Row[], seq: number): readonly ArrowRow[] {
  const found: ArrowRow[][] = [];
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at];
    if (row === undefined) break;
    const inner = row.kind === 'fold' ? row.rows : [row];
    const later = inner.filter((one) => one.seq > seq);
    if (later.length === 0) break;
    found.push(later);
  }
  return found.toReversed().flat();
}

function isUnderWay({ message }: ArrowRow): boolean {
  return message !== undefined && message.receivedSeq === undefined && message.lost === undefined;
}

function lineOf({ seq, at, from, to, title, detail, tone, notes }: ArrowRow): TranscriptLine {
  const changes = notes.map(({ party, text }) => `${wordsOf(party)}: ${inWords(text)}`);
  const parties = { from: wordsOf(from), to: wordsOf(to) };
  return { seq, at, ...parties, title, detail, tone, changes };
}

/** Its name where it has one, or else its role. */
function wordsOf(party: Party): string {
  return nameOf(party) || roleOf(party);
}

/** «signedIn» as «signed in». */
function inWords(state: string): string {
  return state.replace(/([A-Z])/g, ' $1').toLowerCase();
}
