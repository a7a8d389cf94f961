/** Messages of a run found by what was typed: by title, party, error, or the request they are about. */
import type { Lane } from '#shared/projections/lanes.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import { shownTime } from '../model/words/shown-text.ts';
import type { PaletteItem } from './palette-item.ts';

interface Searched {
  readonly messages: readonly MessageView[];
  readonly lanes: readonly Lane[];
  readonly onGo: (seq: number) => void;
}

const shortest = 2;
const most = 12;

/** The newest that hold every word; none for a single letter. */
export function messageItems(typed: string, { messages, lanes, onGo }: Searched): PaletteItem[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.join('').length < shortest) return [];
  const titles = new Map(lanes.map(({ party, title }) => [party, title]));
  const found: PaletteItem[] = [];
  for (let place = messages.length - 1; place >= 0 && found.length < most; place -= 1) {
    const message = messages[place];
    if (message === undefined) continue;
    const item = itemOf(message, titles, onGo);
    const text = `${item.title} ${item.detail} ${message.about ?? ''}`.toLowerCase();
    if (words.every((word) => text.includes(word))) found.push(item);
  }
  return found;
}

function itemOf(
  { seq, at, from, to, title, detail, about }: MessageView,
  titles: ReadonlyMap<string, string>,
  onGo: (seq: number) => void,
): PaletteItem {
  const ends = `${titles.get(from) ?? from} → ${titles.get(to) ?? to}`;
  return {
    id: `message ${seq}`,
    group: 'Messages',
    title: detail === '' ? title : `${title} «${detail}»`,
    detail: `${shownTime(at)} · ${ends}`,
    keys: [],
    about,
    whyNot: undefined,
    run: () => onGo(seq),
  };
}
