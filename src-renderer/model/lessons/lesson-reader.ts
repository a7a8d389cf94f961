/**
 * Who reads lessons. They have many rules, and most windows play none: what knows those is loaded when
 * a lesson is there.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { readLesson } from '#shared/lessons/read-lesson.ts';
import { useWorkbench } from '../use-trace.ts';

export type LessonReader = typeof readLesson;

let reader: LessonReader | undefined;
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();

async function load(): Promise<void> {
  ({ readLesson: reader } = await import('#shared/lessons/read-lesson.ts'));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Undefined until it is there, which takes a moment where nobody has played a lesson yet. */
export function useLessonReader(): LessonReader | undefined {
  const isWanted = useWorkbench(({ lessons }) => lessons.play !== undefined);
  const found = useSyncExternalStore(subscribe, () => reader);
  useEffect(() => {
    if (!isWanted || reader !== undefined) return;
    // Every part of a window asks; it is loaded once, and again only where that failed.
    loading ??= load().catch(() => {
      loading = undefined;
    });
  }, [isWanted]);
  return found;
}
