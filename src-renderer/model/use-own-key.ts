/** A key of the whole window, which fields and menus keep to themselves while they have it. */
import { useEffect } from 'react';

const typing = 'input, textarea, [contenteditable], .popover';

/** Calls back when that key is pressed anywhere but where somebody types. */
export function useOwnKey(key: string, press: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isHeld = event.ctrlKey || event.metaKey || event.altKey;
      const isTyped = event.target instanceof HTMLElement && event.target.closest(typing) !== null;
      if (event.key !== key || isHeld || isTyped) return;
      event.preventDefault();
      press();
    };
    // On its way down: an open tooltip would keep Escape to itself.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [key, press]);
}
