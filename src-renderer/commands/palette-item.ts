/**
 * What the palette offers: commands, settings, windows, runs and messages, ordered by what was typed.
 * With nothing typed, what was used last comes first.
 */
import { commandList } from '#shared/commands/command-list.ts';
import type { CommandRegistry } from './command-registry.ts';
import { fitOf } from './fuzzy.ts';

export const itemGroups = [
  'Used last',
  'Commands',
  'Windows',
  'Settings',
  'Runs',
  'Messages',
] as const;

export interface PaletteItem {
  /** The same whenever it is offered. */
  readonly id: string;
  readonly group: (typeof itemGroups)[number];
  readonly title: string;
  /** Where it belongs, or what else there is to know. */
  readonly detail: string;
  readonly keys: readonly string[];
  /** The request that it is about. */
  readonly about?: string | undefined;
  readonly whyNot: string | undefined;
  readonly run: () => void;
}

export interface ItemGroup {
  readonly title: PaletteItem['group'];
  readonly items: readonly PaletteItem[];
}

/** Every command, whether it can run or not. */
export function commandItems(registry: CommandRegistry): readonly PaletteItem[] {
  return commandList
    .filter(({ id }) => id !== 'workbench.palette')
    .map(({ id, title, section, keys }) => ({
      id,
      group: 'Commands',
      title,
      detail: section,
      keys,
      whyNot: registry.whyNot(id),
      run: () => void registry.carryOut(id),
    }));
}

const mostInAGroup = 12;

/** What to show for what was typed, in groups; those that fit best first. */
export function foundItems(
  typed: string,
  items: readonly PaletteItem[],
  recent: readonly string[],
): readonly ItemGroup[] {
  if (typed.trim() === '') return grouped(withRecent(items, recent), Number.POSITIVE_INFINITY);
  const fits = items.flatMap((item) => {
    const fit = fitOfItem(typed, item);
    return fit === undefined ? [] : [{ item, fit: fit + bonusOf(item, recent) }];
  });
  const best = fits.toSorted((left, right) => right.fit - left.fit).map(({ item }) => item);
  return grouped(best, mostInAGroup);
}

/** What is called like that is meant before what only has to do with it. */
function fitOfItem(typed: string, { title, detail, about = '' }: PaletteItem): number | undefined {
  const byTitle = fitOf(typed, title);
  return byTitle === undefined ? fitOf(typed, `${title} ${detail} ${about}`) : byTitle + ofTitle;
}

const ofTitle = 10;
const ofRecent = 6;
const ofReason = -4;

function bonusOf({ id, whyNot }: PaletteItem, recent: readonly string[]): number {
  return (recent.includes(id) ? ofRecent : 0) + (whyNot === undefined ? 0 : ofReason);
}

function withRecent(
  items: readonly PaletteItem[],
  recent: readonly string[],
): readonly PaletteItem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const first = recent.flatMap((id) => byId.get(id) ?? []);
  return [
    ...first.map((item): PaletteItem => ({ ...item, group: 'Used last' })),
    ...items.filter(({ id }) => !recent.includes(id)),
  ];
}

/** Groups in the order of their first member, each in the order that was given. */
function grouped(items: readonly PaletteItem[], most: number): readonly ItemGroup[] {
  const groups = new Map<PaletteItem['group'], PaletteItem[]>();
  for (const item of items) {
    const held = groups.get(item.group) ?? [];
    if (held.length < most) held.push(item);
    groups.set(item.group, held);
  }
  return [...groups].map(([title, held]) => ({ title, items: held }));
}
