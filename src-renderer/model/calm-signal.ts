/**
 * Tells listeners of changes, at once or, while very much arrives, a few times a second: what takes
 * long to read shall not take longer for being watched.
 */
export interface CalmSignal {
  readonly now: () => void;
  readonly soon: () => void;
}

const calmMs = 200;

/** A signal that calls `tell`. */
export function createCalmSignal(tell: () => void): CalmSignal {
  let timer: number | undefined;
  const now = (): void => {
    window.clearTimeout(timer);
    timer = undefined;
    tell();
  };
  return {
    now,
    soon: () => {
      timer ??= window.setTimeout(now, calmMs);
    },
  };
}
