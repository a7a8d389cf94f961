/** Turns real time into a run's time: the wall's, or as much as has passed at the clock's speed. */
import type { World } from '#shared/kernel/world.ts';

/** Real milliseconds; a number that a test can hand in. */
export type RealTime = () => number;

interface RunTime {
  /** The run's time now, never before the world's; a held virtual run's stands still. */
  readonly now: (world: World, isHeld: boolean) => number;
  /** From here on, time counts from the world's. */
  readonly anchor: (world: World) => void;
  /** Anchors it again if the clock was set otherwise. */
  readonly follow: (world: World) => void;
}

/** The time of one run. */
export function createRunTime(realTime: RealTime): RunTime {
  let from = { realMs: realTime(), runMs: 0 };
  let clock: World['clock'] | undefined;

  function anchor(world: World): void {
    from = { realMs: realTime(), runMs: world.nowMs };
    clock = world.clock;
  }

  return {
    now: ({ setup, clock: set, nowMs }, isHeld) => {
      if (setup.mode === 'wall') return Math.max(nowMs, Math.floor(realTime() - setup.epochMs));
      // Paced by events, time moves only with them.
      const stands = set.state === 'paused' || set.pace === 'event';
      if (stands || isHeld || clock === undefined) return nowMs;
      const elapsed = Math.floor((realTime() - from.realMs) * set.speed);
      return Math.max(nowMs, from.runMs + elapsed);
    },
    anchor,
    follow: (world) => {
      const { state, speed, pace } = world.clock;
      const isSame = clock?.state === state && clock.speed === speed && clock.pace === pace;
      if (!isSame) anchor(world);
    },
  };
}
