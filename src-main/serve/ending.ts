/**
 * When a service is to end: told by a signal, or left alone by the npm that started it. It ends
 * nothing itself.
 */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const glanceMs = 250;

/** Resolves when the process is told to end; later signals change nothing. */
export function untilEnded(environment: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve());
    // npm that is killed tells nobody; its child only finds that it has another parent.
    if (environment['npm_lifecycle_event'] !== undefined) watchParent(resolve);
  });
}

function watchParent(onGone: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onGone();
  }, glanceMs);
  watch.unref();
}
