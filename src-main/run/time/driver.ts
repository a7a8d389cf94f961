/**
 * The only place that knows what time it is. It turns real time into the run's time (paused, at a
 * speed, or the wall clock) and pops the agenda when something is due.
 */
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import type { World } from '#shared/kernel/world.ts';
import type { GoesOn, Going } from '../batch.ts';
import { createRunTime, type RealTime } from './run-time.ts';

export type { RealTime } from './run-time.ts';

export interface DriverParts {
  readonly realTime: RealTime;
  readonly pop: (item: string, goesOn: GoesOn) => Promise<unknown>;
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

/** Paced by events, a person can follow so many a second at a speed of one. */
const eventsASecond = 4;

/** Pauses shorter than this are none: time then takes whatever comes next. */
const shortestPauseMs = 1;

/** A driver for one run. */
export function createDriver({ realTime, pop }: DriverParts): Driver {
  const time = createRunTime(realTime);
  let alarm: NodeJS.Timeout | undefined;
  let held = 0;
  let closed = false;
  let lastPopMs = Number.NEGATIVE_INFINITY;

  const now = (world: World): number => time.now(world, held > 0);
  const goesOn: GoesOn = (world) =>
    closed || (held > 0 && world.setup.mode === 'virtual') ? 'stands' : goingOf(world.clock);

  function setAlarm(world: World): void {
    clearTimeout(alarm);
    const item = nextItem(world.agenda);
    if (item === undefined || goesOn(world) === 'stands') return;
    const wait = waitFor(world.clock, item.dueAt - now(world), realTime() - lastPopMs);
    alarm = setTimeout(
      () => {
        lastPopMs = realTime();
        // The agenda may have changed; a pop of what is no longer first is refused and harmless. One
        // that could not be written is tried again, so that the run does not stand still for good.
        pop(item.id, goesOn).catch(() => {
          if (!closed) alarm = setTimeout(() => setAlarm(world), retryMs);
        });
      },
      Math.min(wait, 2 ** 31 - 1),
    );
  }

  return {
    now,
    follow: (world) => {
      time.follow(world);
      setAlarm(world);
    },
    hold: () => {
      held += 1;
      clearTimeout(alarm);
    },
    release: (world) => {
      held -= 1;
      time.anchor(world);
      setAlarm(world);
    },
    close: () => {
      closed = true;
      clearTimeout(alarm);
    },
  };
}

function goingOf(clock: World['clock']): Going {
  if (clock.state === 'paused') return 'stands';
  return clock.pace === 'event' && pauseMs(clock) < shortestPauseMs ? 'many' : 'one';
}

/** How long until the next item, in real milliseconds. */
function waitFor(clock: World['clock'], untilDueMs: number, sincePopMs: number): number {
  const wait = clock.pace === 'event' ? pauseMs(clock) - sincePopMs : untilDueMs / clock.speed;
  return Math.max(0, wait);
}

function pauseMs({ speed }: World['clock']): number {
  return 1000 / (eventsASecond * speed);
}
