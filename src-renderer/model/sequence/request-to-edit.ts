/**
 * A recorded request that somebody wants to edit and send again, said from anywhere in the console to
 * the request builder. It is this window's own, and forgotten once the builder has taken it.
 */
import { useSyncExternalStore } from 'react';

interface Wanted {
  readonly run: string;
  /** The entry that sent it. */
  readonly seq: number;
}

let wanted: Wanted | undefined;
const listeners = new Set<() => void>();

/** Asks for it. */
export function wantToEdit(next: Wanted): void {
  wanted = next;
  for (const listener of listeners) listener();
}

/** It is in the builder. */
export function takenToEdit(): void {
  wanted = undefined;
}

/** What is wanted, if anything. */
export function useRequestToEdit(): Wanted | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
}
