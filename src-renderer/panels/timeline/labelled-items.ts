/**
 * Which of the items in view are drawn, and which of them have room for their names. Strokes that would
 * lie on each other are drawn once; how many were left out is told, so that nobody takes them for none.
 */
import type { Arrow, Item } from '#shared/projections/timeline/timeline-item.ts';
import { shorten } from '../../drawing/sequence/sequence-geometry.ts';

const closest = 1.5;

/** The strokes that can be told apart; the chosen one is among them. */
export function thinned(
  arrows: readonly Arrow[],
  xOf: (at: number) => number,
  selected: number | undefined,
): readonly Arrow[] {
  const last = new Map<string, number>();
  return arrows.filter((arrow) => {
    const key = `${arrow.from} ${arrow.to} ${arrow.says.tone}`;
    const x = xOf(arrow.start);
    const before = last.get(key);
    if (before !== undefined && x - before < closest && arrow.seq !== selected) return false;
    last.set(key, x);
    return true;
  });
}

const longest = 34;
const letter = 6.6;
const apart = 10;

/** By number: the names that have room to the right of where their items begin, on their own line. */
export function labelled(
  items: readonly (Item & { readonly shape: 'arrow' | 'mark' })[],
  xOf: (at: number) => number,
): ReadonlyMap<number, string> {
  const taken = new Map<string, number>();
  const labels = new Map<number, string>();
  for (const item of items) {
    const line = item.shape === 'arrow' ? item.from : item.party;
    const x = xOf(item.start);
    if (x < 0 || x < (taken.get(line) ?? -Infinity)) continue;
    const text = shorten(item.shape === 'arrow' ? item.says.title : item.title, longest);
    labels.set(item.seq, text);
    taken.set(line, x + text.length * letter + apart);
  }
  return labels;
}
