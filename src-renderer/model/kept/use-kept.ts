/**
 * A small thing of the console that outlives reload, crash and quitting: the workbench remembers it,
 * so it is the same in both hosts and at whatever address the page is.
 */
import { useState } from 'react';
import { useSteady } from '../steady/use-steady.ts';
import { useWindow, useWorkbench } from '../use-trace.ts';

/** What is kept under that name, or what there is instead; and how to keep another. */
export function useKept(key: string, otherwise: string): [string, (value: string) => void] {
  const { port } = useWindow().connection;
  const kept = useWorkbench(({ desk }) => desk.kept[key]) ?? otherwise;
  // Shown at once, and also where nobody answers any more.
  const [shown, show] = useState(kept);
  const [before, note] = useState(kept);
  if (kept !== before) {
    note(kept);
    show(kept);
  }
  const keep = useSteady((next: string): void => {
    if (next === shown) return;
    show(next);
    void port.dispatch({ kind: 'desk.keep', key, value: next });
  });
  return [shown, keep];
}

/** As useKept, among those choices alone: what is kept may be of another version. */
export function useKeptChoice<Choice extends string>(
  key: string,
  choices: readonly Choice[],
): [Choice | undefined, (value: string) => void] {
  const [value, keep] = useKept(key, choices[0] ?? '');
  return [choices.find((one) => one === value) ?? choices[0], keep];
}
