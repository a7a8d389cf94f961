/** Who is at work on an answer while a row happens: bars on the lifelines, from question to answer. */
import { depthOf, isQuestion } from '#shared/projections/figure/open-exchanges.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import type { ArrowRow, Row } from '#shared/projections/sequence-diagram.ts';
import { type Party, roleOf } from '#shared/trace/party.ts';
import { arrowY, rowHeight } from './sequence-geometry.ts';

export interface ActivityBar {
  readonly party: Party;
  readonly from: number;
  readonly to: number;
  /** How many bars it stands before, on the same lifeline. */
  readonly depth: number;
}

const barWidth = 8;
const step = 4;

/** The bars beside a row, of the messages that are shown. */
export function barsOf(row: Row, shows: (seq: number) => boolean): readonly ActivityBar[] {
  const first = row.kind === 'fold' ? row.rows[0] : row;
  if (first === undefined) return [];
  const own = row.kind === 'fold' ? first.message?.exchange : undefined;
  const going = first.open
    .filter(({ question: { seq, exchange } }) => shows(seq) && exchange !== own)
    .map(({ question, depth }) => ({
      party: question.to,
      from: 0,
      to: row.kind === 'arrow' && isAnsweredBy(question, row) ? arrowY : rowHeight,
      depth,
    }));
  return row.kind === 'arrow' ? [...going, ...beginningIn(row)] : going;
}

function isAnsweredBy(question: MessageView, { message, isAnswer, from, to }: ArrowRow): boolean {
  if (message !== undefined) return message.exchange === question.exchange;
  return isAnswer && from === question.to && to === question.from;
}

function beginningIn({ message, open }: ArrowRow): readonly ActivityBar[] {
  if (message === undefined || !isQuestion(message) || message.lost !== undefined) return [];
  return [{ party: message.to, from: arrowY, to: rowHeight, depth: depthOf(open, message) }];
}

/** What tells bars from others, in one word. */
export function barsKey(bars: readonly ActivityBar[]): string {
  return bars.map(({ party, from, to }) => `${party} ${from} ${to}`).join(';');
}

interface ActivityBarsProps {
  readonly bars: readonly ActivityBar[];
  readonly centres: ReadonlyMap<string, number>;
}

export function ActivityBars({ bars, centres }: ActivityBarsProps) {
  return bars.map(({ party, from, to, depth }, place) => {
    const centre = centres.get(party);
    if (centre === undefined) return null;
    const left = centre - barWidth / 2 + depth * step;
    const size = { x: left, y: from, width: barWidth, height: to - from };
    return (
      <g key={String(place)} className="activity" data-role={roleOf(party)}>
        <rect {...size} />
        <path d={outlineOf(left, from, to)} />
      </g>
    );
  });
}

/** Its sides, and its ends where it begins and ends; in between it goes on into the next row. */
function outlineOf(left: number, from: number, to: number): string {
  const sides = `M${left} ${from}V${to}M${left + barWidth} ${from}V${to}`;
  const top = from === 0 ? '' : `M${left} ${from}h${barWidth}`;
  return `${sides}${top}${to === rowHeight ? '' : `M${left} ${to}h${barWidth}`}`;
}
