/**
 * A key that somebody wants to see, said from anywhere in the console to the panel of keys; without a
 * key, the panel itself. It is this window's own.
 */
import { useSyncExternalStore } from 'react';
import type { HeldKey } from '#shared/projections/tokens/keys/held-key.ts';

interface Wanted {
  readonly key: HeldKey | undefined;
}

let wanted: Wanted | undefined;
const listeners = new Set<() => void>();

/** Asks for it; each time anew, also for the same one. */
export function wantKey(key?: HeldKey): void {
  wanted = { key };
  for (const listener of listeners) listener();
}

/** What was asked for last, if anything. */
export function useWantedKey(): Wanted | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
}
