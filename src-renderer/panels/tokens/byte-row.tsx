/** A row of small cells, of which some are lit; one can go along them with the arrow keys. */
import { type KeyboardEvent, useId, useState } from 'react';

interface ByteRowProps {
  readonly label: string;
  readonly cells: readonly string[];
  /** So many from the left count. */
  readonly taken: number;
  readonly lit: { readonly first: number; readonly last: number } | undefined;
  readonly onPoint: (index: number | undefined) => void;
}

export function ByteRow({ label, cells, taken, lit, onPoint }: ByteRowProps) {
  const id = useId();
  const [at, goTo] = useState(0);
  const point = (index: number): void => {
    const next = Math.min(taken - 1, Math.max(0, index));
    goTo(next);
    onPoint(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: taken - 1,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    // The keys move here, and not in the history.
    event.preventDefault();
    event.stopPropagation();
    point(next);
  };
  return (
    <div
      className="byte-row"
      role="listbox"
      aria-label={label}
      aria-orientation="horizontal"
      aria-activedescendant={`${id}-${at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => point(at)}
      onBlur={() => onPoint(undefined)}
      onPointerLeave={(event) => {
        // Who goes along it with the keys keeps their place when the pointer passes over.
        const isFocused = event.currentTarget === document.activeElement;
        onPoint(isFocused ? at : undefined);
      }}
    >
      {cells.map((cell, index) => (
        <span
          key={String(index)}
          id={`${id}-${index}`}
          role="option"
          aria-selected={isLit(index, lit)}
          aria-disabled={index >= taken}
          className={classOf(index, taken, lit)}
          onPointerEnter={() => onPoint(index < taken ? index : undefined)}
        >
          {cell}
        </span>
      ))}
    </div>
  );
}

function classOf(index: number, taken: number, lit: ByteRowProps['lit']): string {
  if (index >= taken) return 'byte left-out';
  return isLit(index, lit) ? 'byte taken lit' : 'byte taken';
}

function isLit(index: number, lit: ByteRowProps['lit']): boolean {
  return lit !== undefined && index >= lit.first && index <= lit.last;
}
