/** The moment at which all three runs are looked at: it stands, is moved, or goes on by itself. */
import { useEffect, useState } from 'react';
import { useSteady } from '../steady/use-steady.ts';
import { momentNextTo, type SharedClock } from './lane-arrows.ts';

export interface SharedMoment {
  readonly atMs: number;
  readonly isPlaying: boolean;
  readonly move: (atMs: number) => void;
  /** To the next moment at which something happens, or the one before. */
  readonly step: (by: 1 | -1) => void;
  readonly play: () => void;
}

/** However long a run is, nobody has to watch it for longer. */
const longestPlayMs = 20_000;

/** The moment of that clock; at first the end, where all that happened can be seen. */
export function useSharedMoment({ moments, endMs }: SharedClock): SharedMoment {
  const [set, move] = useState<number>();
  const [isPlaying, play] = useState(false);
  const atMs = Math.min(set ?? endMs, endMs);
  const goOn = useSteady((sinceMs: number): void => {
    const speed = Math.max(1, endMs / longestPlayMs);
    const next = Math.min(endMs, atMs + Math.round(sinceMs * speed));
    move(next);
    if (next >= endMs) play(false);
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    let before = performance.now();
    let frame = requestAnimationFrame(function tick(now) {
      goOn(now - before);
      before = now;
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, goOn]);
  return {
    atMs,
    isPlaying,
    move: (to) => {
      play(false);
      move(Math.max(0, Math.min(endMs, Math.round(to))));
    },
    step: (by) => {
      play(false);
      const next = momentNextTo(moments, atMs, by);
      if (next !== undefined) move(next);
    },
    play: () => {
      if (!isPlaying && atMs >= endMs) move(0);
      play(!isPlaying);
    },
  };
}
