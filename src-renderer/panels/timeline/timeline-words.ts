/** What an item of the timeline says of itself: beside the pointer, and to whoever listens. */
import type { Lane } from '#shared/projections/lanes.ts';
import {
  type Arrow,
  type Bar,
  type Item,
  stateOf,
  wayOf,
} from '#shared/projections/timeline/timeline-item.ts';
import { nameOf } from '#shared/trace/party.ts';
import { shorten } from '../../drawing/sequence/sequence-geometry.ts';
import { shownDuration } from '../../model/words/shown-duration.ts';
import { shownState, shownTime } from '../../model/words/shown-text.ts';

/** However much somebody wrote into a field, a line stays one. */
const longest = 300;

/** One line, as things stand after that entry. */
export function lineOf(item: Item, lanes: readonly Lane[], cursor: number): string {
  return shorten(wholeLineOf(item, lanes, cursor), longest);
}

function wholeLineOf(item: Item, lanes: readonly Lane[], cursor: number): string {
  const title = (party: string): string =>
    lanes.find((lane) => lane.party === party)?.title ?? (nameOf(party as Lane['party']) || party);
  switch (item.shape) {
    case 'arrow':
      return `${shownTime(item.start)} ${title(item.from)} to ${title(item.to)}: ${messageWords(item)}, ${wayWords(item, cursor)}`;
    case 'bar':
      return `${shownTime(item.start)} ${title(item.party)}: ${barWords(item, cursor)}`;
    default:
      return `${shownTime(item.start)} ${title(item.party)} to ${title(item.to)}: ${item.title}`;
  }
}

function messageWords({ says: { title, detail } }: Arrow): string {
  return detail === '' ? title : `${title}, «${detail}»`;
}

/** «40 ms», or that it is still on its way, held or lost. */
function wayWords(arrow: Arrow, cursor: number): string {
  const { start, due, end } = arrow;
  const way = wayOf(arrow, cursor);
  if (way === 'arrived') return `there after ${shownDuration((end?.at ?? start) - start)}`;
  if (way === 'lost') return `lost after ${shownDuration((end?.at ?? start) - start)}`;
  if (way === 'held') return 'held on its way';
  return due === undefined ? 'on its way' : `on its way until ${shownTime(due)}`;
}

/** What it is, how it stands and for how long. */
export function barWords(bar: Bar, cursor: number): string {
  const { kind, title, start, due, end } = bar;
  if (kind === 'early')
    return `${title.replace('.', '')}: by ${shownDuration((end?.at ?? start) - start)}.`;
  const isOver = end !== undefined && end.seq <= cursor;
  const lasted = isOver ? `after ${shownDuration(end.at - start)}` : dueWords(due);
  return `${title} ${stateWords(stateOf(bar, cursor))}, ${lasted}`;
}

function dueWords(due: number | undefined): string {
  return due === undefined ? 'with no end yet' : `until ${shownTime(due)}`;
}

const words: Readonly<Record<string, string>> = {
  notified: 'Not opened yet',
  shown: 'Being read',
  moved: 'Moved, and running',
  'access-token': 'In force',
  'refresh-token': 'In force',
  code: 'In force',
  lock: 'In force',
};

/** «Pending», «Fired», «Frozen». */
export function stateWords(state: string): string {
  const said = words[state] ?? shownState(state);
  return said.charAt(0).toUpperCase() + said.slice(1);
}
