/**
 * What a writer of any format is given: the part of the run that was chosen, without its secrets
 * unless they are wanted, as entries and as the figure that they make. Masking is done here and
 * nowhere else, so that no format can forget it.
 */
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import type { Entry } from '../../trace/entry.ts';
import type { Receipt } from '../../trace/redaction/export-receipt.ts';
import { createRedaction } from '../../trace/redaction.ts';
import type { Bookmark } from '../../trace/run-file/bookmark.ts';
import type { MessageView } from '../message-view.ts';
import { addToHistory, createRequestHistory, endHistory } from '../request-history.ts';
import {
  type ArrowRow,
  addToDiagram,
  createSequenceDiagram,
  type SequenceDiagram,
  unfoldedRows,
} from '../sequence-diagram.ts';
import { type PlacedMark, placedMarks } from './placed-marks.ts';

export type ExportScope =
  | { readonly kind: 'run' }
  | { readonly kind: 'request'; readonly authReqId: string }
  /** Everything up to and with that entry. */
  | { readonly kind: 'moment'; readonly seq: number };

export interface ExportChoices {
  readonly scope: ExportScope;
  readonly isRedacted: boolean;
  /** In which colours pictures come; both: as the reader has it. */
  readonly theme?: 'light' | 'dark' | 'both';
}

/** What somebody wrote about the run. */
export interface Noted {
  readonly notes: string;
  readonly bookmarks: readonly Bookmark[];
}

const nothingNoted: Noted = { notes: '', bookmarks: [] };

export interface Material {
  readonly name: string;
  readonly setup: RunSetup | undefined;
  /** As they are to be written. */
  readonly entries: readonly Entry[];
  /** As they were recorded: only to read a JWT in them, whose claims then go through `clean`. */
  readonly recorded: readonly Entry[];
  readonly clean: <Value>(value: Value) => Value;
  /** What somebody wrote about it, and where. */
  readonly notes: string;
  readonly marks: readonly PlacedMark[];
  readonly diagram: SequenceDiagram;
  /** Every arrow, with no poll folded away: nothing is left out silently. */
  readonly rows: readonly ArrowRow[];
  readonly messages: readonly MessageView[];
  readonly theme: 'light' | 'dark' | 'both';
  /** To be asked when everything is written that is to be masked. */
  readonly receipt: (messages: number, leftOut?: string) => Receipt;
}

/** The material of one export. */
export function materialOf(
  name: string,
  whole: readonly Entry[],
  { scope, isRedacted, theme = 'both' }: ExportChoices,
  noted = nothingNoted,
): Material {
  const recorded = chosenEntries(whole, scope);
  const redaction = isRedacted ? createRedaction() : undefined;
  for (const entry of whole) redaction?.learn(entry);
  const clean = redaction?.clean ?? (<Value>(value: Value): Value => value);
  const entries = redaction === undefined ? recorded : recorded.map(clean);
  const diagram = createSequenceDiagram();
  for (const entry of entries) addToDiagram(diagram, entry);
  const ofMessages = whole.filter(isMessage).length;
  return {
    name: clean(name),
    setup: diagram.setup,
    entries,
    recorded,
    clean,
    notes: clean(noted.notes),
    marks: clean(placedMarks(recorded, noted.bookmarks)),
    diagram,
    rows: unfoldedRows(diagram.rows),
    messages: diagram.messages.list,
    theme,
    receipt: (messages, leftOut) => ({
      messages,
      ofMessages,
      ...(redaction === undefined ? {} : { masked: redaction.masked() }),
      ...(leftOut === undefined ? {} : { leftOut }),
    }),
  };
}

function isMessage({ kind }: Entry): boolean {
  return kind === 'message.sent' || kind === 'http.arrived';
}

function chosenEntries(whole: readonly Entry[], scope: ExportScope): readonly Entry[] {
  if (scope.kind === 'run') return whole;
  if (scope.kind === 'moment') return whole.filter(({ seq }) => seq <= scope.seq);
  const history = createRequestHistory(scope.authReqId);
  for (const entry of whole) addToHistory(history, entry);
  endHistory(history);
  return history.entries;
}
