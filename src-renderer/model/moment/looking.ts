/**
 * What a run's workspace looks at. It goes straight to those that show it: the frames in between, with
 * their tabs and buttons, stay as they are when the moment changes.
 */
import { createContext, useContext } from 'react';
import type { MarkOf } from '../breakpoints/breakpoint-marks.ts';
import type { Breakpoints } from '../breakpoints/use-breakpoints.ts';
import type { Bookmarks } from '../marks/use-bookmarks.ts';
import type { RunView } from '../use-trace.ts';

interface Looking {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly breakpoints: Breakpoints;
  readonly markOf: MarkOf;
  readonly bookmarks: Bookmarks;
  readonly onSelect: (seq: number) => void;
  /** Moves the selection and the cursor. */
  readonly onGo: (seq: number) => void;
  /** Moves the cursor alone. */
  readonly onMove: (seq: number) => void;
}

export const LookingParts = createContext<Looking | undefined>(undefined);

/** The moment and the message that the workspace looks at. */
export function useLooking(): Looking {
  const parts = useContext(LookingParts);
  if (parts === undefined) throw new Error('A view was drawn outside a workspace.');
  return parts;
}
