/** How much this process holds once everything that nobody needs is gone. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** In bytes, after a collection. */
export function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** As a report shows it. */
export function inMegabytes(heap: readonly number[]): string {
  return `${heap.map((bytes) => (bytes / 1e6).toFixed(1)).join(', ')} MB`;
}
