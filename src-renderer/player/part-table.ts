/** Headers, parameters and claims as a table; what is known of one is folded under its name. */
import type { PlayerCard, PlayerPart } from '#shared/projections/out/html/player-data.ts';
import { element, foreign } from './element.ts';

/** The table; undefined where there is nothing to put into it. */
export function partTable(
  caption: string,
  parts: readonly PlayerPart[],
  cards: readonly PlayerCard[],
): HTMLElement | undefined {
  if (parts.length === 0) return undefined;
  const rows = parts.map(({ name, value, card }) => {
    const known = card === undefined ? undefined : cards[card];
    const title = element('code', {}, foreign(name));
    const head = known === undefined ? title : explained(title, known);
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, head),
      element('td', {}, element('code', {}, foreign(value))),
    );
  });
  return element('table', {}, element('caption', { text: caption }), element('tbody', {}, ...rows));
}

function explained(title: HTMLElement, { lines }: PlayerCard): HTMLElement {
  const told = lines.flatMap(([what, text]) => [
    element('dt', { text: what }),
    element('dd', { text }),
  ]);
  return element('details', {}, element('summary', {}, title), element('dl', {}, ...told));
}
