/** When the window has nothing else to do: what it was asked to show is on the screen by then. */

/** Not every browser says when that is. */
const shortPauseMs = 100;

/** Answers then, and at the latest after so long. */
export function idle(mostMs?: number): Promise<void> {
  return new Promise((resume) => {
    if (!('requestIdleCallback' in globalThis)) setTimeout(resume, mostMs ?? shortPauseMs);
    else if (mostMs === undefined) requestIdleCallback(() => resume());
    else requestIdleCallback(() => resume(), { timeout: mostMs });
  });
}
