/**
 * Tells listeners of changes, at once or, while very much arrives, after a while that grows: what
 * takes long to read shall not take longer for being watched.
 */
export interface CalmSignal {
  readonly now: () => void;
  readonly soon: () => void;
}

const firstMs = 1500;
const mostMs = 6000;

/** A signal that calls `tell`. */
export function createCalmSignal(tell: () => void): CalmSignal {
  let timer: number | undefined;
  let whileMs = firstMs;
  const stop = (): void => {
    window.clearTimeout(timer);
    timer = undefined;
  };
  return {
    now: () => {
      stop();
      whileMs = firstMs;
      tell();
    },
    soon: () => {
      timer ??= window.setTimeout(() => {
        stop();
        whileMs = Math.min(whileMs * 2, mostMs);
        tell();
      }, whileMs);
    },
  };
}
