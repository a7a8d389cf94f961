/**
 * The clock of a run as people have it: whether it runs, how fast and by what pace, what it runs to,
 * its breakpoints and the hits that hold it up, and whose own clock is wrong by how much.
 */
import type { Breakpoint, Goal, Pace } from '../../intents/clock-intents.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';
import type { Party } from '../../trace/party.ts';
import { carriedClock, carriedSkews, carriedWatch } from '../carried/carried-world.ts';

type Hit = EntryOf<'break.hit'>;

export interface RunClock {
  state: 'paused' | 'running';
  speed: number;
  pace: Pace;
  /** A wall run's clock is nobody's to stop. */
  followsWall: boolean;
  goal: Goal | null;
  breakpoints: readonly Breakpoint[];
  /** Oldest first. */
  readonly hits: Map<string, Hit>;
  /** Why it stands, if it stopped by itself. */
  stopped: EntryOf<'clock.stopped'> | null;
  readonly skews: Map<Party, number>;
}

/** The clock before anything has happened. */
export function createRunClock(): RunClock {
  return {
    state: 'paused',
    speed: 1,
    pace: 'wall',
    followsWall: false,
    goal: null,
    breakpoints: [],
    hits: new Map(),
    stopped: null,
    skews: new Map(),
  };
}

/** Takes in one entry. */
export function addToRunClock(clock: RunClock, entry: Entry): void {
  switch (entry.kind) {
    case 'run.began':
      clock.followsWall = entry.setup.mode === 'wall';
      clock.state = clock.followsWall ? 'running' : 'paused';
      return;
    case 'run.continued':
      return goOn(clock, entry);
    case 'run.detached':
      clock.followsWall = false;
      clock.state = 'paused';
      return;
    case 'clock.set':
    case 'clock.started':
    case 'clock.stopped':
      turn(clock, entry);
      return;
    case 'break.hit':
    case 'break.resumed':
      noteHit(clock, entry);
      return;
    default:
      noteArrangement(clock, entry);
  }
}

/** A run that goes on has the clock of the one before it; who was hit there stays on record there. */
function goOn(clock: RunClock, entry: EntryOf<'run.continued'>): void {
  const { state, speed, pace = 'wall' } = carriedClock(entry);
  const followsWall = entry.setup.mode === 'wall';
  Object.assign(clock, { state, speed, pace, followsWall, ...carriedWatch(entry) });
  for (const [party, ms] of carriedSkews(entry)) clock.skews.set(party, ms);
}

function noteArrangement(clock: RunClock, entry: Entry): void {
  if (entry.kind === 'intent.given') {
    if (entry.intent.kind === 'breakpoints.set') clock.breakpoints = entry.intent.list;
  } else if (entry.kind === 'skew.changed') {
    if (entry.ms === 0) clock.skews.delete(entry.party);
    else clock.skews.set(entry.party, entry.ms);
  }
}

function turn(
  clock: RunClock,
  entry: EntryOf<'clock.set' | 'clock.started' | 'clock.stopped'>,
): void {
  if (entry.kind === 'clock.stopped') {
    clock.state = 'paused';
    clock.stopped = entry;
    if (entry.why === 'goal') clock.goal = null;
    return;
  }
  clock.state = entry.kind === 'clock.set' ? entry.state : 'running';
  clock.speed = entry.speed;
  clock.pace = entry.pace ?? 'wall';
  clock.stopped = null;
  if (entry.kind === 'clock.started') clock.goal = entry.goal;
  else if (entry.state === 'paused') clock.goal = null;
}

function noteHit(clock: RunClock, entry: EntryOf<'break.hit' | 'break.resumed'>): void {
  if (entry.kind === 'break.resumed') {
    clock.hits.delete(entry.hit);
    return;
  }
  clock.hits.set(entry.hit, entry);
  if (!entry.once) return;
  clock.breakpoints = clock.breakpoints.map((one) =>
    one.id === entry.breakpoint ? { ...one, enabled: false } : one,
  );
}
