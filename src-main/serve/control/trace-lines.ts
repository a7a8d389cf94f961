/**
 * A run as lines of JSON, up to now, page by page as fast as they are taken, so that neither memory
 * nor the provider suffers from a long run.
 */
import { pageLimit } from '#shared/workbench-port.ts';
import type { ControlTarget } from './control-target.ts';

const encoder = new TextEncoder();

/** The lines from that number on; undefined when there is no such run. */
export function traceLines(
  target: ControlTarget,
  run: string,
  from: number,
): ReadableStream<Uint8Array> | undefined {
  if (target.read(run, from, 1) === undefined) return undefined;
  const end = target.end();
  let next = from;
  return new ReadableStream({
    pull: (controller) => {
      // A run at rest may be cleared away while somebody reads it; then the lines end there.
      const found = next < end ? target.read(run, next, pageLimit) : undefined;
      const page = (found ?? []).filter(({ seq }) => seq < end);
      const last = page.at(-1);
      if (last === undefined) return controller.close();
      next = last.seq + 1;
      controller.enqueue(
        encoder.encode(page.map((entry) => `${JSON.stringify(entry)}\n`).join('')),
      );
    },
  });
}
