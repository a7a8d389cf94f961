/** One arrow of the exported figure: when, what, from whom to whom, and what it changed. */
import { roleOf } from '../../../trace/party.ts';
import type { ArrowRow, RowNote } from '../../sequence-diagram.ts';
import { clockTime, shownLine, xmlText } from '../shown-characters.ts';

export interface FigureFrame {
  readonly width: number;
  readonly centres: ReadonlyMap<string, number>;
}

export const rowHeight = 56;
export const timeWidth = 84;
const arrowY = 34;
const noteY = arrowY + 14;
const characterWidth = 7.7;
const longestLabel = 64;
const longestNote = 28;
/** How far an arrow gets that never arrives. */
const lostAfter = 0.6;

/** The row as a group with the number of its entry. */
export function svgRow(row: ArrowRow, top: number, frame: FigureFrame): string {
  const from = frame.centres.get(row.from) ?? timeWidth;
  const to = frame.centres.get(row.to) ?? timeWidth;
  const role = roleOf(row.from);
  const tone = row.tone === 'refused' ? ' refused' : '';
  return [
    `<g class="${role}${tone}" transform="translate(0 ${top})" data-id="${row.seq}">`,
    `<text class="wire time" x="${timeWidth - 14}" y="${arrowY + 4}" text-anchor="end">${clockTime(row.at)}</text>`,
    label(row, (from + to) / 2, frame.width),
    arrow(row, from, to),
    ...notes(row.notes, frame),
    '</g>',
  ].join('');
}

function label(row: ArrowRow, middle: number, width: number): string {
  const whole = row.detail === '' ? row.title : `${row.title}  «${row.detail}»`;
  const text = shortened(shownLine(whole, 2000), longestLabel);
  const half = (Array.from(text).length * characterWidth) / 2 + 6;
  const x = round(Math.max(timeWidth + half, Math.min(width - half, middle)));
  const title = xmlText(shownLine(whole, 2000));
  return `<text class="wire halo tone-${row.tone}" x="${x}" y="${arrowY - 10}" text-anchor="middle">${xmlText(text)}<title>${title}</title></text>`;
}

function arrow(row: ArrowRow, from: number, to: number): string {
  const isLost = row.message?.lost !== undefined;
  const direction = to > from ? 1 : -1;
  const tip = round(isLost ? from + (to - from) * lostAfter : to - 3 * direction);
  const end = isLost
    ? `<path class="lost" d="M${tip - 6} ${arrowY - 6}l12 12m0 -12l-12 12"/>`
    : `<path class="tip" d="M${tip} ${arrowY}l${-9 * direction} -5v10z"/>`;
  const origin = row.isAnswer ? '' : `<circle class="tip" cx="${from}" cy="${arrowY}" r="3"/>`;
  const dashes = row.isAnswer ? ' answer' : '';
  return `<line class="stem${dashes}" x1="${from}" x2="${tip}" y1="${arrowY}" y2="${arrowY}"/>${end}${origin}`;
}

/** Beside one another, each as near to its lifeline as those before it leave it. */
function notes(of: readonly RowNote[], { centres, width }: FigureFrame): readonly string[] {
  const centreOf = ({ party }: RowNote): number => centres.get(party) ?? timeWidth;
  let free = timeWidth;
  return of
    .toSorted((one, other) => centreOf(one) - centreOf(other) || one.seq - other.seq)
    .map((note) => {
      const text = shortened(
        shownLine(note.isFate === true ? note.text : inWords(note.text)),
        longestNote,
      );
      const wide = round(Array.from(text).length * 6.7 + 18);
      const left = round(
        Math.min(Math.max(free, centreOf(note) - wide / 2), Math.max(free, width - wide)),
      );
      free = left + wide + 4;
      return `<g class="${roleOf(note.party)}"><rect class="pill" x="${left}" y="${noteY - 9}" width="${wide}" height="18" rx="9"/><text class="note" x="${round(left + wide / 2)}" y="${noteY + 4}" text-anchor="middle">${xmlText(text)}</text></g>`;
    });
}

function inWords(state: string): string {
  return state.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
}

function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
