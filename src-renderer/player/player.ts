/**
 * The script of the stand-alone page of a run: it goes from step to step, and shows what the page
 * holds of each. It is built into one text that every HTML export carries; see `write-player.ts`.
 */
import type { PlayerData } from '#shared/projections/out/html/player-data.ts';
import { element, foreign } from './element.ts';
import { stepButtons } from './step-list.ts';
import { stepSheet } from './step-sheet.ts';

const data = JSON.parse(one('#run').textContent) as PlayerData;
const { steps, marks, notes } = data;
const rows = new Map(
  [...document.querySelectorAll('[data-id]')].map((row) => [row.getAttribute('data-id'), row]),
);
const buttons = stepButtons(steps, marks, go);
const place = element('p', { role: 'status' });
const deeds = {
  first: deed('First', '|◀', () => go(0)),
  back: deed('Back', '◀', () => go(current - 1)),
  forward: deed('Forward', '▶', () => go(current + 1)),
  last: deed('Last', '▶|', () => go(steps.length - 1)),
};
let current = -1;
/** The title of the figure, less a little air. */
const aboveHeads = 42;

function one(selector: string): Element {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(`There is no ${selector}.`);
  return found;
}

function deed(name: string, sign: string, work: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', text: sign, 'aria-label': name, title: name });
  button.addEventListener('click', work);
  return button;
}

/** Shows that step, or the nearest there is. */
function go(wanted: number): void {
  const step = Math.max(0, Math.min(steps.length - 1, wanted));
  const shown = steps[step];
  if (shown === undefined || step === current) return;
  current = step;
  steps.forEach(({ seq }, number) => {
    const row = rows.get(String(seq));
    row?.classList.toggle('present', number === step);
    row?.classList.toggle('future', number > step);
    const button = buttons[number];
    button?.classList.toggle('future', number > step);
    if (number === step) button?.setAttribute('aria-current', 'step');
    else button?.removeAttribute('aria-current');
  });
  rows.get(String(shown.seq))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  buttons[step]?.scrollIntoView({ block: 'nearest' });
  one('.sheet').replaceChildren(
    ...stepSheet(
      shown,
      marks.filter((mark) => mark.step === step),
      data,
    ),
  );
  place.textContent = `Step ${step + 1} of ${steps.length} · ${shown.time}`;
  // A button that can do nothing says so, and keeps the keyboard.
  for (const button of [deeds.first, deeds.back]) disable(button, step === 0);
  for (const button of [deeds.forward, deeds.last]) disable(button, step === steps.length - 1);
}

function disable(button: HTMLButtonElement, isOff: boolean): void {
  button.setAttribute('aria-disabled', String(isOff));
}

const ways: Readonly<Record<string, () => void>> = {
  ArrowRight: () => go(current + 1),
  ArrowDown: () => go(current + 1),
  ArrowLeft: () => go(current - 1),
  ArrowUp: () => go(current - 1),
  Home: () => go(0),
  End: () => go(steps.length - 1),
};

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  const isScrolled = target instanceof Element && target.closest('pre') !== null;
  if (event.ctrlKey || event.altKey || event.metaKey || isScrolled || !Object.hasOwn(ways, key))
    return;
  event.preventDefault();
  ways[key]?.();
});

const figure = one('.figure');
const heads = [...document.querySelectorAll('.figure g:has(> .box)')];
// Above the rows, and at the top however far down one has read.
for (const head of heads) head.parentNode?.append(head);
figure.addEventListener('scroll', () => {
  const svg = one('.figure svg');
  const scale = svg.clientWidth / Number(svg.getAttribute('width'));
  const down = Math.max(0, figure.scrollTop / scale - aboveHeads);
  for (const head of heads) head.setAttribute('transform', `translate(0 ${down})`);
});

for (const [number, { seq }] of steps.entries())
  rows.get(String(seq))?.addEventListener('click', () => go(number));

/** Light or dark whatever the reader's screen is: a projector is not a desk. */
function themeButton(): HTMLButtonElement {
  return deed('Light or dark', '◐', () => {
    const root = document.documentElement;
    const isDark =
      root.dataset['theme'] === undefined
        ? matchMedia('(prefers-color-scheme: dark)').matches
        : root.dataset['theme'] === 'dark';
    root.dataset['theme'] = isDark ? 'light' : 'dark';
  });
}

function notesPart(): HTMLElement | undefined {
  const lost = marks.filter(({ step }) => step === undefined);
  if (notes === '' && lost.length === 0) return undefined;
  const items = lost.map(({ title, text }) =>
    element('p', {}, foreign(text === '' ? title : `${title}: ${text}`)),
  );
  return element(
    'details',
    { class: 'notes', open: '' },
    element('summary', { text: 'Notes' }),
    notes === '' ? undefined : element('p', {}, foreign(notes)),
    ...items,
  );
}

const list = element('ol');
for (const button of buttons) list.append(element('li', {}, button));
const nothing = element('p', {
  text: 'Nothing happened in this run: its messages would stand here.',
});
one('.steps').replaceChildren(
  ...[notesPart(), steps.length === 0 ? nothing : list].filter((part) => part !== undefined),
);
one('.deeds').append(deeds.first, deeds.back, place, deeds.forward, deeds.last, themeButton());
go(0);
