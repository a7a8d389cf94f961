/**
 * The commands of the console as items of a menu, from the same list as its keys. An item asks the
 * console, which says why if it cannot be done just now.
 */
import type { MenuItemConstructorOptions } from 'electron';
import { type CommandSection, commandList } from '#shared/commands/command-list.ts';

export type CarryOut = (command: string) => void;

/** The items of one section. */
export function commandItems(
  section: CommandSection,
  carryOut: CarryOut,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  return commandList
    .filter((command) => command.section === section)
    .map(({ id, title, keys }) => ({
      id,
      label: title,
      click: () => carryOut(id),
      ...acceleratorOf(keys, platform),
    }));
}

/**
 * Shown and not taken: the page hears its keys itself, and knows where somebody types. On a Mac what is
 * shown is taken as well, so there a key of one sign is not shown.
 */
function acceleratorOf(
  [key]: readonly string[],
  platform: NodeJS.Platform,
): Pick<MenuItemConstructorOptions, 'accelerator' | 'registerAccelerator'> {
  if (key === undefined || (platform === 'darwin' && !/^(Mod\+|(Shift\+)?F\d)/.test(key)))
    return {};
  return { accelerator: asAccelerator(key), registerAccelerator: false };
}

function asAccelerator(key: string): string {
  if (key === '+') return 'Plus';
  const parts = key.split('+').map((part) => (part.length === 1 ? part.toUpperCase() : part));
  return parts.join('+').replace('Mod', 'CommandOrControl');
}
