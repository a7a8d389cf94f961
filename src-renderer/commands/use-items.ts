/** Lets a part of the screen offer things to the palette that are no commands: what a run is made of. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { PaletteItem } from './palette-item.ts';
import { useCommands } from './use-command.ts';

/** Offers what fits the typed letters, for as long as this part of the screen is there. */
export function useItems(source: (typed: string) => readonly PaletteItem[]): void {
  const registry = useCommands();
  const newest = useRef(source);
  useLayoutEffect(() => {
    newest.current = source;
  });
  useEffect(() => registry.offerItems((typed) => newest.current(typed)), [registry]);
}
