/**
 * Something that is kept for each run under one name: the run's own value, and those of the others that
 * were set last, as many as there is room for.
 */
import { z } from 'zod';

/** What the desk takes as one value. */
const mostCharacters = 2000;

const keptByRun = z.record(z.string(), z.json());

/** What is kept for that run, to be parsed by whoever knows what it is. */
export function keptOf(text: string, run: string): unknown {
  return read(text)[run];
}

/** The text with another value for that run. */
export function withKept(text: string, run: string, value: z.infer<typeof keptByRun>[string]) {
  const { [run]: _replaced, ...others } = read(text);
  let held = Object.entries(others);
  for (;;) {
    const next = JSON.stringify(Object.fromEntries([...held, [run, value]]));
    if (next.length <= mostCharacters || held.length === 0) return next;
    held = held.slice(1);
  }
}

function read(text: string): z.infer<typeof keptByRun> {
  try {
    return keptByRun.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
