/**
 * The part of a run's sequence that a choice leaves: the lanes as they were arranged, and the rows that
 * concern it, their polls folded among themselves. What goes to a hidden lane is counted.
 */
import type { Party } from '../../trace/party.ts';
import type { Lane } from '../lanes.ts';
import type { MessageView } from '../message-view.ts';
import { foldPolls } from '../poll-folds.ts';
import {
  type ArrowRow,
  type Row,
  type SequenceDiagram,
  unfoldedRows,
} from '../sequence-diagram.ts';
import { type FigureChoice, type Status, showsAll } from './figure-choice.ts';
import { requestOf } from './row-requests.ts';

export interface ShownFigure {
  readonly lanes: readonly Lane[];
  readonly rows: Row[];
  /** Arrows that would be here if their lanes were. */
  readonly toHiddenLanes: number;
  /** Messages that are here, folded or not, and messages that there are. */
  readonly messages: number;
  readonly of: number;
  /** The messages that are here; undefined where all are. */
  readonly seqs: ReadonlySet<number> | undefined;
}

type Diagram = Pick<SequenceDiagram, 'lanes' | 'rows' | 'messages'>;

/** What the choice leaves of the diagram; `request` is the one that it means by «newest». */
export function shownFigure(diagram: Diagram, choice: FigureChoice): ShownFigure {
  const lanes = arrangedLanes(diagram.lanes, choice);
  const of = diagram.messages.list.length;
  if (showsAll(choice)) {
    return { lanes, rows: diagram.rows, toHiddenLanes: 0, messages: of, of, seqs: undefined };
  }
  const rows: Row[] = [];
  const seqs = new Set<number>();
  let toHiddenLanes = 0;
  for (const row of unfoldedRows(diagram.rows)) {
    const reasons = hiddenBecause(diagram, row, choice);
    if (reasons.length === 0) {
      rows.push(row);
      foldPolls(rows);
    }
    if (reasons.length > 0 && reasons.every((reason) => reason === 'lane')) toHiddenLanes += 1;
    if (reasons.length === 0 && row.message !== undefined) seqs.add(row.seq);
  }
  return { lanes, rows, toHiddenLanes, messages: seqs.size, of, seqs };
}

/** Why a row is not shown. */
export type HiddenBecause = 'request' | 'party' | 'status' | 'lane';

/** All that keeps a row from being shown; nothing where it is. */
export function hiddenBecause(
  diagram: Pick<Diagram, 'messages'>,
  row: ArrowRow,
  choice: FigureChoice,
): readonly HiddenBecause[] {
  const { request, parties, statuses, hidden } = choice;
  const has = (list: readonly Party[]): boolean => list.includes(row.from) || list.includes(row.to);
  const isOfOther = request !== 'all' && requestOf(row) !== request;
  const isOfNobody = parties.length > 0 && !has(parties);
  const isOtherwise =
    statuses.length > 0 && !statuses.some((one) => one === statusOf(diagram, row));
  return [
    ...(isOfOther ? (['request'] as const) : []),
    ...(isOfNobody ? (['party'] as const) : []),
    ...(isOtherwise ? (['status'] as const) : []),
    ...(has(hidden) ? (['lane'] as const) : []),
  ];
}

/** The choice that shows that row, and of the rest as much as it can. */
export function choiceShowing(
  choice: FigureChoice,
  row: ArrowRow,
  reasons: readonly HiddenBecause[],
): FigureChoice {
  const { request, parties, statuses, hidden } = choice;
  return {
    ...choice,
    request: reasons.includes('request') ? (requestOf(row) ?? 'all') : request,
    parties: reasons.includes('party') ? [] : parties,
    statuses: reasons.includes('status') ? [] : statuses,
    hidden: hidden.filter((party) => party !== row.from && party !== row.to),
  };
}

/** What its exchange came to, so that a question stays with its answer; undefined where nothing yet. */
function statusOf(
  { messages }: Pick<Diagram, 'messages'>,
  { message, tone }: ArrowRow,
): Status | undefined {
  const halves = message === undefined ? [] : (messages.exchanges.get(message.exchange) ?? []);
  if (halves.some(({ lost }) => lost !== undefined)) return 'lost';
  const telling = halves.findLast((half: MessageView) => half.tone !== 'plain')?.tone ?? tone;
  return telling === 'plain' ? undefined : telling;
}

/** The lanes that are not hidden, as they were arranged; new ones stand after their neighbour. */
export function arrangedLanes(
  lanes: readonly Lane[],
  { hidden, order }: Pick<FigureChoice, 'hidden' | 'order'>,
): readonly Lane[] {
  const shown = hidden.length === 0 ? lanes : lanes.filter(({ party }) => !hidden.includes(party));
  if (order.length === 0) return shown;
  const named = order.flatMap((party) => shown.find((lane) => lane.party === party) ?? []);
  return shown.reduce<readonly Lane[]>((arranged, lane, place) => {
    if (arranged.includes(lane)) return arranged;
    const before = shown[place - 1];
    const at = before === undefined ? 0 : arranged.indexOf(before) + 1;
    return arranged.toSpliced(at, 0, lane);
  }, named);
}

/** The folds of these rows that are open, by their first message. */
export function openFolds(
  rows: readonly Row[],
  { areOpen, except }: FigureChoice['folds'],
): ReadonlySet<number> {
  if (!areOpen) return new Set(except);
  const folds = rows.flatMap((row) => (row.kind === 'fold' ? [row.seq] : []));
  return new Set(folds.filter((seq) => !except.includes(seq)));
}

/** The figure with its open folds as the arrows that they hold. */
export function withOpenFolds(
  figure: Pick<ShownFigure, 'lanes' | 'rows'>,
  folds: FigureChoice['folds'],
): Pick<ShownFigure, 'lanes' | 'rows'> {
  const open = openFolds(figure.rows, folds);
  const rows = figure.rows.flatMap((row): readonly Row[] =>
    row.kind === 'fold' && open.has(row.seq) ? row.rows : [row],
  );
  return { lanes: figure.lanes, rows };
}
