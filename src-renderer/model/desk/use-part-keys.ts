/**
 * F6 takes the keyboard to the next part of the screen, Shift+F6 to the one before: a part is marked
 * by `data-part`. In each the keyboard comes back to where it was last.
 */
import { type RefObject, useEffect, useRef } from 'react';
import { useCommand } from '../../commands/use-command.ts';

const focusable =
  'button:not(:disabled), a[href], input:not(:disabled), textarea, [tabindex="0"], [tabindex="-1"][data-part]';

/** Hears the keys for all parts within that element. */
export function usePartKeys(place: RefObject<HTMLElement | null>): void {
  const last = useRef(new WeakMap<Element, HTMLElement>());
  useEffect(() => {
    const element = wholeOf(place.current);
    const note = ({ target }: FocusEvent): void => {
      const part = target instanceof HTMLElement ? target.closest('[data-part]') : null;
      if (part !== null && target instanceof HTMLElement) last.current.set(part, target);
    };
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  }, [place]);
  const go = (by: 1 | -1): void => {
    const parts = [...(wholeOf(place.current)?.querySelectorAll('[data-part]') ?? [])].filter(
      (part) => placeIn(part) !== undefined,
    );
    const from = parts.findIndex((part) => part.contains(document.activeElement));
    const to = from < 0 && by < 0 ? parts.length - 1 : (from + by + parts.length) % parts.length;
    const part = parts[to];
    if (part === undefined) return;
    const held = last.current.get(part);
    (held?.isConnected === true && part.contains(held) ? held : placeIn(part))?.focus();
  };
  useCommand('view.next-part', () => go(1));
  useCommand('view.previous-part', () => go(-1));
}

/** A lesson stands beside the run, and is a part like the others. */
function wholeOf(element: HTMLElement | null): HTMLElement | null {
  return element?.closest<HTMLElement>('.beside') ?? element;
}

/** Where the keyboard goes that has not been there: the first thing that can be seen. */
function placeIn(part: Element): HTMLElement | undefined {
  return [...part.querySelectorAll<HTMLElement>(focusable)].find(
    (one) => one.tabIndex >= 0 && one.offsetParent !== null,
  );
}
