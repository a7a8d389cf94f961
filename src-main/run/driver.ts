/**
 * The only place that knows what time it is. It turns real time into the run's time (paused, at a
 * speed, or the wall clock) and pops the agenda when something is due.
 */
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import type { World } from '#shared/kernel/world.ts';

/** Real milliseconds; a number that a test can hand in. */
export type RealTime = () => number;

export interface DriverParts {
  readonly realTime: RealTime;
  readonly pop: (item: string) => Promise<unknown>;
}

export interface Driver {
  /** The run's time now. */
  readonly now: (world: World) => number;
  /** To be called with every committed world: sets the clock's anchor and the next alarm. */
  readonly follow: (world: World) => void;
  /** While an effect is under way a virtual run's time stands still, so that runs repeat. */
  readonly hold: () => void;
  readonly release: (world: World) => void;
  readonly close: () => void;
}

const retryMs = 1000;

/** A driver for one run. */
export function createDriver({ realTime, pop }: DriverParts): Driver {
  let anchor = { realMs: realTime(), runMs: 0 };
  let clock: World['clock'] | undefined;
  let alarm: NodeJS.Timeout | undefined;
  let held = 0;
  let closed = false;

  function now(world: World): number {
    if (world.setup.mode === 'wall')
      return Math.max(world.nowMs, Math.floor(realTime() - world.setup.epochMs));
    if (world.clock.state === 'paused' || held > 0 || clock === undefined) return world.nowMs;
    const elapsed = Math.floor((realTime() - anchor.realMs) * world.clock.speed);
    return Math.max(world.nowMs, anchor.runMs + elapsed);
  }

  function reanchor(world: World): void {
    anchor = { realMs: realTime(), runMs: world.nowMs };
    clock = world.clock;
  }

  function setAlarm(world: World): void {
    clearTimeout(alarm);
    const item = nextItem(world.agenda);
    const stands = world.clock.state === 'paused' || (held > 0 && world.setup.mode === 'virtual');
    if (closed || stands || item === undefined) return;
    const wait = Math.max(0, (item.dueAt - now(world)) / world.clock.speed);
    alarm = setTimeout(
      () => {
        // The agenda may have changed; a pop of what is no longer first is refused and harmless. One
        // that could not be written is tried again, so that the run does not stand still for good.
        pop(item.id).catch(() => {
          if (!closed) alarm = setTimeout(() => setAlarm(world), retryMs);
        });
      },
      Math.min(wait, 2 ** 31 - 1),
    );
  }

  return {
    now,
    follow: (world) => {
      if (clock?.state !== world.clock.state || clock.speed !== world.clock.speed) reanchor(world);
      setAlarm(world);
    },
    hold: () => {
      held += 1;
      clearTimeout(alarm);
    },
    release: (world) => {
      held -= 1;
      reanchor(world);
      setAlarm(world);
    },
    close: () => {
      closed = true;
      clearTimeout(alarm);
    },
  };
}
