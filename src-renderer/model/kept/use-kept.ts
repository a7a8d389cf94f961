/**
 * A small thing of the console that outlives reload, crash and quitting: the workbench remembers it,
 * so it is the same in both hosts and at whatever address the page is.
 */
import { useSteady } from '../steady/use-steady.ts';
import { useWindow, useWorkbench } from '../use-trace.ts';

/** What is kept under that name, or what there is instead; and how to keep another. */
export function useKept(key: string, otherwise: string): [string, (value: string) => void] {
  const { connection, workbench } = useWindow();
  const kept = useWorkbench(({ desk }) => desk.kept[key]) ?? otherwise;
  const keep = useSteady((next: string): void => {
    const { [key]: now = otherwise } = workbench.state().desk.kept;
    if (next !== now) void connection.port.dispatch({ kind: 'desk.keep', key, value: next });
  });
  return [kept, keep];
}

/** As useKept, among those choices alone: what is kept may be of another version. */
export function useKeptChoice<Choice extends string>(
  key: string,
  choices: readonly Choice[],
): [Choice | undefined, (value: string) => void] {
  const [value, keep] = useKept(key, choices[0] ?? '');
  return [choices.find((one) => one === value) ?? choices[0], keep];
}
