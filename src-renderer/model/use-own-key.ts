/** A key of the whole window, which fields and menus keep to themselves while they have it. */
import { useEffect } from 'react';

const typing =
  'input:not([type=checkbox], [type=radio], [type=range]), textarea, [contenteditable]';
const apart = '.popover, [role=dialog]';

/** Calls back when that key is pressed, «F9» or «Shift+F9», anywhere but where somebody types. */
export function useOwnKey(key: string, press: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (pressedKey(event) !== key || isOthers(event)) return;
      event.preventDefault();
      // A menu that has the keyboard would take a letter for the beginning of one of its words.
      if (key !== 'Escape') event.stopPropagation();
      press();
    };
    // On its way down: an open tooltip would keep Escape to itself.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [key, press]);
}

/** Of letters and signs the shift key is a part already. */
function pressedKey({ key, shiftKey }: KeyboardEvent): string {
  return shiftKey && isFunctionKey(key) ? `Shift+${key}` : key;
}

/** Nobody types with a function key; a dialog keeps those as well. */
function isOthers({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.closest(isFunctionKey(key) ? apart : `${typing}, ${apart}`) !== null;
}

function isFunctionKey(key: string): boolean {
  return /^F\d/.test(key);
}
