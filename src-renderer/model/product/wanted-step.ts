/**
 * A step of the product's console that somebody wants to see, said from a refusal anywhere in the
 * workspace to the console. It is this window's own, and forgotten once the console has shown it.
 */
import { useSyncExternalStore } from 'react';

interface WantedStep {
  readonly run: string;
  /** Its name; the channels have none. */
  readonly step: string | undefined;
}

let wanted: WantedStep | undefined;
const listeners = new Set<() => void>();

function become(next: WantedStep | undefined): void {
  wanted = next;
  for (const listener of listeners) listener();
}

/** Asks for it. */
export function wantStep(next: WantedStep): void {
  become(next);
}

/** It has been shown. */
export function stepShown(): void {
  become(undefined);
}

/** What is wanted, if anything. */
export function useWantedStep(): WantedStep | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
}
