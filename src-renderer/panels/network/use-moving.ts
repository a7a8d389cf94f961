/**
 * Moves a line of a list up and down by Alt and an arrow, and keeps the keyboard where it was: what is
 * put elsewhere in a page loses it.
 */
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useKeysWithin } from '../../model/steady/use-keys-within.ts';

/** Answers what the buttons of the line are to do; they say in `data-moves` which way. */
export function useMoving(
  line: RefObject<HTMLElement | null>,
  { place, places }: { readonly place: number; readonly places: number },
  onMove: ((by: -1 | 1) => void) | undefined,
): (by: -1 | 1) => void {
  const held = useRef<HTMLElement>(undefined);
  const move = useCallback(
    (by: -1 | 1) => {
      const { activeElement } = document;
      const isLastMove = by === -1 ? place <= 1 : place >= places - 2;
      // A button that has nothing more to do cannot keep the keyboard; its neighbour takes it.
      if (isLastMove && activeElement?.getAttribute('data-moves') === String(by)) {
        line.current?.querySelector<HTMLElement>(`[data-moves='${-by}']`)?.focus();
      }
      held.current =
        document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
      onMove?.(by);
    },
    [line, place, places, onMove],
  );
  useEffect(() => {
    const { current } = held;
    held.current = undefined;
    if (current === undefined || document.activeElement === current) return;
    current.focus();
  }, [place]);
  useKeysWithin(
    line,
    useCallback(
      (event: KeyboardEvent) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
        if (by === undefined || !event.altKey) return;
        event.preventDefault();
        move(by);
      },
      [move],
    ),
  );
  return move;
}
