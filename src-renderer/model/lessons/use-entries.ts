/**
 * The entries of a lesson's runs, as far as its beats have come: what its sentences are judged on. They
 * are read when a beat is reached, and not followed, for a page has few connections to its workbench.
 */
import { useEffect, useState } from 'react';
import type { LessonPlay } from '#shared/lessons/play/lesson-play.ts';
import { pageLimit } from '#shared/streams.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';
import { useWindow } from '../use-trace.ts';

/** By run. */
export type EntriesOf = Readonly<Record<string, readonly Entry[]>>;

export function useEntries({ reached }: Pick<LessonPlay, 'reached'>): EntriesOf {
  const { port } = useWindow().connection;
  const [held, hold] = useState<EntriesOf>({});
  useEffect(() => {
    let isOver = false;
    const moments = new Map(reached.map(({ run, moment }) => [run, moment]));
    for (const [run, moment] of moments) {
      const known = held[run] ?? [];
      if ((known.at(-1)?.seq ?? -1) >= moment) continue;
      void readOn(port, run, known, moment).then((entries) => {
        if (!isOver) hold((before) => ({ ...before, [run]: entries }));
      });
    }
    return () => {
      isOver = true;
    };
  }, [port, reached, held]);
  return held;
}

async function readOn(
  port: WorkbenchPort,
  run: string,
  known: readonly Entry[],
  moment: number,
): Promise<readonly Entry[]> {
  const entries = [...known];
  for (let from = (known.at(-1)?.seq ?? -1) + 1; from <= moment; ) {
    const page = await port.readTrace(run, from, pageLimit);
    entries.push(...(page.entries as readonly Entry[]));
    if (page.next <= from) break;
    from = page.next;
  }
  return entries;
}
