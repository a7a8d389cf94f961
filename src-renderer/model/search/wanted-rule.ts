/**
 * A match that somebody wants a fault rule for, said from the search to the network’s panel. It is this
 * window's own, and forgotten once the form has taken it.
 */
import { useSyncExternalStore } from 'react';

let wanted: string | undefined;
const listeners = new Set<() => void>();

function say(next: string | undefined): void {
  wanted = next;
  for (const listener of listeners) listener();
}

/** Asks for a rule about what that text finds. */
export function wantRule(match: string): void {
  say(match);
}

/** It is in the form, or nobody wants it any more. */
export function takenAsRule(): void {
  say(undefined);
}

/** What a rule is wanted for, if any. */
export function useWantedRule(): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
}
