/**
 * Tells listeners of changes, at once or, while very much arrives, once a frame. A window that is
 * not seen has no frames; then a timer tells them.
 */
export interface CalmSignal {
  readonly now: () => void;
  readonly soon: () => void;
}

const longestMs = 100;

/** A signal that calls `tell`. */
export function createCalmSignal(tell: () => void): CalmSignal {
  let cancel: (() => void) | undefined;
  const now = (): void => {
    cancel?.();
    cancel = undefined;
    tell();
  };
  return {
    now,
    soon: () => {
      if (cancel !== undefined) return;
      const frame = requestAnimationFrame(now);
      const timer = window.setTimeout(now, longestMs);
      cancel = () => {
        cancelAnimationFrame(frame);
        window.clearTimeout(timer);
      };
    },
  };
}
