/**
 * Which key was pressed, in the words of the list of commands, and whether it belongs to whatever has
 * the keyboard: to a field that somebody types in, a list that moves by it, or a dialog.
 */
import type { CommandDefinition } from '#shared/commands/command-list.ts';

type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** «F9», «Shift+F9», «Mod+Shift+z», «Space», «b»; undefined for what no command can be on. */
export function pressedKey({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: KeyPress): string | undefined {
  if (altKey) return undefined;
  const isHeld = ctrlKey || metaKey;
  const name = nameOfKey(key);
  // Of signs the shift key is a part already.
  const isShifted = shiftKey && (isHeld || name.length > 1);
  return `${isHeld ? 'Mod+' : ''}${isShifted ? 'Shift+' : ''}${name}`;
}

function nameOfKey(key: string): string {
  if (key === ' ') return 'Space';
  return key.length === 1 ? key.toLowerCase() : key;
}

/** A key of one sign is off while somebody types, and can be switched off altogether. */
export function isOneSign(key: string): boolean {
  return key.length === 1;
}

const typing =
  'input:not([type=checkbox], [type=radio], [type=range]), textarea, [contenteditable]';
const apart = '.popover, [role=dialog]';
const moving =
  'input, textarea, [contenteditable], [role=listbox], [role=slider], [role=separator], [role=tab], [role=menu], [role=dialog]';

/** Whether the element that has the keyboard keeps this key to itself. */
export function isKeptBy(
  target: EventTarget | null,
  key: string,
  command: CommandDefinition,
): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (keysOf(target).includes(key)) return true;
  const keepers = keepersOf(key, command);
  if (keepers !== '' && target.closest(keepers) !== null) return true;
  return key === 'Space' && target.closest('button') !== null;
}

/** What a part of the screen says that it does with keys of its own, such as `data-keeps="+ -"`. */
function keysOf(target: HTMLElement): readonly string[] {
  return target.closest<HTMLElement>('[data-keeps]')?.dataset['keeps']?.split(' ') ?? [];
}

function keepersOf(key: string, { id, section }: CommandDefinition): string {
  // From within a dialog F5 would load the window anew, and what was typed would be lost.
  if (isFunctionKey(key)) return section === 'Time' ? '' : apart;
  // It belongs to the fields that it sends.
  if (id === 'request.send') return apart;
  if (id === 'workbench.palette') return '[role=dialog]:not(.palette *)';
  return key === 'Space' || key === 'Home' || key === 'End' ? moving : `${typing}, ${apart}`;
}

function isFunctionKey(key: string): boolean {
  return /^(Shift\+)?F\d/.test(key);
}

const shownParts: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓' };

/** The key as it stands on a keyboard. */
export function shownKey(key: string, isMac = isOnMac()): string {
  if (key === '+' || key === '-') return key;
  const parts = key.split('+').map((part) => {
    if (part === 'Mod') return isMac ? '⌘' : 'Ctrl';
    if (part === 'Shift' && isMac) return '⇧';
    return shownParts[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
  return parts.join(isMac && parts.length > 1 ? '' : '+');
}

function isOnMac(): boolean {
  return navigator.platform.startsWith('Mac');
}
