/** All that there is to be said of one step: the message, its rules, its tokens and its bytes. */
import { hexLines } from '#shared/projections/message-parts/hex-lines.ts';
import type {
  PlayerData,
  PlayerMark,
  PlayerMessage,
  PlayerStep,
  PlayerToken,
} from '#shared/projections/out/html/player-data.ts';
import { element, foreign } from './element.ts';
import { folded } from './folded.ts';
import { partTable } from './part-table.ts';
import { ruleList } from './rule-list.ts';

/** The parts of the sheet, from the top. */
export function stepSheet(
  step: PlayerStep,
  marks: readonly PlayerMark[],
  data: PlayerData,
): readonly Node[] {
  const { title, detail, time, from, to, tone, changes, message } = step;
  const head = element('h2', { class: `tone-${tone}` }, element('code', {}, foreign(title)));
  const way = element('p', { class: 'way' });
  way.append(time, ' · ', foreign(from), ' → ', foreign(to));
  return [
    head,
    way,
    ...(message === undefined ? [] : [element('p', { text: message.words })]),
    ...(detail === '' ? [] : [element('p', { class: 'detail' }, foreign(`«${detail}»`))]),
    ...marks.map(markNote),
    ...(changes.length === 0 ? [] : [changeList(changes)]),
    ...(message === undefined ? [] : messageParts(message, data)),
  ];
}

function markNote({ title, text }: PlayerMark): HTMLElement {
  return element(
    'aside',
    { class: 'mark', 'aria-label': 'Bookmark' },
    element('strong', {}, foreign(title)),
    text === '' ? undefined : element('p', {}, foreign(text)),
  );
}

function changeList(changes: readonly string[]): HTMLElement {
  const items = changes.map((change) => element('li', {}, foreign(change)));
  return element('ul', { class: 'changes', 'aria-label': 'What it changed' }, ...items);
}

function messageParts(message: PlayerMessage, data: PlayerData): readonly HTMLElement[] {
  const { start, headers, query, form, text, judgement, tokens, bytes } = message;
  const { cards } = data;
  const verdict = judgement === undefined ? undefined : data.judgements[judgement];
  const told = [
    scrolled('The first line', start),
    partTable('Headers', headers, cards),
    partTable('Query', query, cards),
    partTable('Form', form, cards),
    text === '' ? undefined : scrolled('The body', text),
  ].filter((one) => one !== undefined);
  return [
    folded('Message', false, ...told),
    ...(verdict === undefined
      ? []
      : [folded(`Rules (${verdict.profile})`, false, ...ruleList(verdict, data.rules))]),
    ...tokens.map((token) => tokenPart(token, data)),
    ...(bytes === '' ? [] : [folded('Bytes', true, byteLines(bytes))]),
  ];
}

function tokenPart({ title, place, header, claims }: PlayerToken, { cards }: PlayerData) {
  const where = element('p', { class: 'quiet' }, foreign(place));
  const sealed = element('p', { text: 'It is encrypted: only its header can be read.' });
  const tables = [
    partTable('Header', header, cards),
    claims === undefined ? sealed : partTable('Claims', claims, cards),
  ].filter((one) => one !== undefined);
  return folded(title, false, where, ...tables);
}

function byteLines(base64: string): HTMLElement {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const { lines, more } = hexLines(bytes);
  const text = lines.map(({ offset, hex, text: said }) => `${offset}  ${hex.padEnd(47)}  ${said}`);
  const rest = more === 0 ? [] : [`and ${more} bytes more`];
  return scrolled('Its bytes', [...text, ...rest].join('\n'), 'bytes');
}

function scrolled(label: string, text: string, looks = ''): HTMLElement {
  return element(
    'pre',
    { class: looks, tabindex: '0', role: 'group', 'aria-label': label },
    foreign(text),
  );
}
