/**
 * Makes a recorded run again from its inputs alone, and says of any difference where it begins.
 * Entries are compared as the bytes that are on disk.
 */
import { inputsOf, replayStep } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import type { Entry } from '#shared/trace/entry.ts';

interface Replayed {
  readonly entries: readonly Entry[];
  readonly world: World | undefined;
}

/** Steps the inputs of these entries through the core. */
export function replayed(entries: readonly Entry[]): Replayed {
  let world: World | undefined;
  const made: Entry[] = [];
  for (const input of inputsOf(entries)) {
    const done = replayStep(world, input);
    world = done.world;
    for (const entry of done.entries) made.push(entry);
  }
  return { entries: made, world };
}

/** The entries as they are on disk, one line each. */
export function linesOf(entries: readonly unknown[]): readonly string[] {
  return entries.map((entry) => JSON.stringify(entry));
}

/** The first line in which two recordings differ, or undefined when they are the same. */
export function firstDifference(
  left: readonly unknown[],
  right: readonly unknown[],
): { readonly at: number; readonly left: string; readonly right: string } | undefined {
  const [leftLines, rightLines] = [linesOf(left), linesOf(right)];
  const longest = Math.max(leftLines.length, rightLines.length);
  for (let at = 0; at < longest; at += 1) {
    const pair = { left: leftLines[at] ?? 'nothing', right: rightLines[at] ?? 'nothing' };
    if (pair.left !== pair.right) return { at, ...pair };
  }
  return undefined;
}
