/** The figure by keyboard: up and down choose a row, Enter opens a fold or goes to the row's moment. */
import { type RefObject, useRef } from 'react';
import { useKeysWithin } from '../../model/steady/use-keys-within.ts';
import { useSteady } from '../../model/steady/use-steady.ts';
import type { FigureRows } from './figure-rows.ts';

interface FigureActs {
  readonly selected: number | undefined;
  readonly onSelect: (seq: number) => void;
  readonly onToggleFold: (seq: number) => void;
  readonly onGo?: (seq: number) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Hears the keys while the figure itself has the keyboard; `shown` is where the selection is. */
export function useFigureKeys(
  figure: RefObject<HTMLElement | null>,
  { selected, onSelect, onToggleFold, onGo }: FigureActs,
  rows: FigureRows,
  shown: number,
): void {
  // An open fold and its first message have one number; which of them was meant is known here alone.
  const chosen = useRef(-1);
  const placeNow = (): number => {
    const isChosen = selected !== undefined && rows.at(chosen.current)?.seq === selected;
    return isChosen ? chosen.current : shown;
  };
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(rows.count - 1, placeNow() + by));
    chosen.current = next;
    const row = rows.at(next);
    if (row !== undefined) onSelect(row.seq);
  };
  const enter = (): void => {
    const row = rows.at(placeNow());
    if (row?.kind === 'fold') onToggleFold(row.seq);
    else if (row !== undefined) onGo?.(row.seq);
  };
  const press = useSteady((event: KeyboardEvent): void => {
    if (event.target !== figure.current) return;
    const by = steps[event.key];
    if (event.key === 'Enter') return enter();
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  });
  useKeysWithin(figure, press);
}
