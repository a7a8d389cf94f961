/**
 * What is true at one moment of a run, from the record alone: the clock, the machines and their
 * states, the timers that run, the sign-ins and prompts. Fold a prefix of the trace to get it.
 */
import type { RunSetup } from '../protocol/setup/run-setup.ts';
import { changedSetup, withSteps } from '../protocol/setup/setup-change.ts';
import type { Entry, EntryOf } from '../trace/entry.ts';
import { carriedClock } from './carried/carried-world.ts';
import { carriedTimers } from './timers/carried-timers.ts';

export type MachineName = EntryOf<'machine.moved'>['machine'];

/** A state that a machine was in, and the entry with which it came there. */
export interface TrailStep {
  readonly state: string;
  readonly seq: number;
}

export interface MachineMoment {
  readonly machine: MachineName;
  readonly instance: string;
  readonly party: string;
  readonly about: string | undefined;
  readonly state: string;
  readonly previous: string | null;
  readonly event: string;
  readonly since: number;
  readonly seq: number;
  /** The last states, oldest first; the one that it is in at the end. */
  readonly trail: readonly TrailStep[];
}

export interface TimerMoment {
  readonly timer: string;
  /** Whose timer it is: the machine, and which one of its kind. */
  readonly machine: string;
  readonly instance: string;
  /** Where it is frozen, the time at which it would fire if it were let go when it was frozen. */
  readonly dueAt: number;
  readonly setAt: number;
  /** What a frozen one has left. */
  readonly remaining?: number;
}

export interface ClockMoment {
  readonly state: 'paused' | 'running';
  readonly speed: number;
  /** By events, where nobody waits for a time in which nothing happens; else by the wall. */
  readonly pace?: 'wall' | 'event' | undefined;
}

export interface Moment {
  seq: number;
  at: number;
  setup: RunSetup | undefined;
  clock: ClockMoment;
  /** By machine and instance, for the charts of one request share its name. */
  readonly machines: Map<string, MachineMoment>;
  readonly timers: Map<string, TimerMoment>;
  readonly requests: Map<string, EntryOf<'request.opened'>>;
  readonly signIns: Map<string, EntryOf<'sign-in.began'>>;
  readonly prompts: Map<string, EntryOf<'prompt.arrived'>>;
  readonly verified: Map<string, EntryOf<'id-token.verified'>>;
  /** By party: the machines that moved last, newest first; see `recentMachines`. */
  readonly recent: Map<string, readonly string[]>;
  lastSignIn: EntryOf<'sign-in.began'> | undefined;
}

/** The moment before anything has happened. */
export function createMoment(): Moment {
  return {
    seq: -1,
    at: 0,
    setup: undefined,
    clock: { state: 'paused', speed: 1 },
    machines: new Map(),
    timers: new Map(),
    requests: new Map(),
    signIns: new Map(),
    prompts: new Map(),
    verified: new Map(),
    recent: new Map(),
    lastSignIn: undefined,
  };
}

/** A moment of its own that goes another way than this one from here on. */
export function copyMoment(moment: Moment): Moment {
  const copied = Object.entries(moment).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Map ? new Map(value) : value,
  ]);
  // Every field by its own name and of its own type, whatever is added to a moment later.
  return Object.fromEntries(copied) as Moment;
}

/** The moment after that many of the entries. */
export function momentAt(entries: readonly Entry[], cursor: number): Moment {
  const moment = createMoment();
  for (const entry of entries) {
    if (entry.seq > cursor) break;
    addToMoment(moment, entry);
  }
  return moment;
}

/** Where that machine stands, if it has begun. */
export function machineAt(
  { machines }: Pick<Moment, 'machines'>,
  machine: MachineName,
  instance: string,
): MachineMoment | undefined {
  return machines.get(`${machine} ${instance}`);
}

/** A party's machines that moved last, newest first; a few, however many there are. */
export function recentMachines(
  { machines, recent }: Pick<Moment, 'machines' | 'recent'>,
  party: string,
): readonly MachineMoment[] {
  return (recent.get(party) ?? []).flatMap((key) => machines.get(key) ?? []);
}

/** Takes in one entry. */
export function addToMoment(moment: Moment, entry: Entry): void {
  moment.seq = entry.seq;
  moment.at = entry.at;
  switch (entry.kind) {
    case 'run.began':
    case 'run.continued':
    case 'run.detached':
      return setUp(moment, entry);
    case 'machine.moved':
      return noteMoved(moment, entry, `${entry.machine} ${entry.instance}`);
    case 'timer.set':
    case 'timer.changed':
    case 'timer.cancelled':
      addToTimerMoments(moment.timers, entry);
      return;
    case 'agenda.popped':
      moment.timers.delete(entry.item);
      return;
    default:
      moment.clock = clockAfter(moment, entry);
      moment.setup = setupAfter(moment, entry);
      addBeginning(moment, entry);
  }
}

function setUp(
  moment: Moment,
  entry: EntryOf<'run.began' | 'run.continued' | 'run.detached'>,
): void {
  if (entry.kind === 'run.detached') {
    moment.clock = { ...moment.clock, state: 'paused' };
    if (moment.setup !== undefined) moment.setup = { ...moment.setup, mode: 'virtual' };
    return;
  }
  moment.setup = entry.setup;
  if (entry.kind === 'run.continued') goOn(moment, entry);
  else moment.clock = { state: entry.setup.mode === 'wall' ? 'running' : 'paused', speed: 1 };
}

/** A run that goes on has the clock and the timers of the one before it. */
function goOn(moment: Moment, entry: EntryOf<'run.continued'>): void {
  moment.clock = carriedClock(entry);
  for (const { timer, machine, instance, setAt, due } of carriedTimers(entry)) {
    const left = due.kind === 'frozen' ? { remaining: due.remainingMs } : {};
    const dueAt = due.kind === 'frozen' ? setAt + due.remainingMs : due.at;
    moment.timers.set(timer, { timer, machine, instance, dueAt, setAt, ...left });
  }
}

/** A timer's event is named for the machine that waits: «xstate.after.rest.polling.resting». */
function machineOfTimer(event: string): string {
  const known = machinesOfTimers.get(event);
  if (known !== undefined) return known;
  const machine = event.split('.')[3] ?? '';
  machinesOfTimers.set(event, machine);
  return machine;
}

/** Events are named in the charts: there are few, and very many timers. */
const machinesOfTimers = new Map<string, string>();

function addToTimerMoments(
  timers: Map<string, TimerMoment>,
  entry: EntryOf<'timer.set' | 'timer.changed' | 'timer.cancelled'>,
): void {
  const { timer, at } = entry;
  const held = timers.get(timer);
  if (entry.kind === 'timer.set') {
    const { event, instance, dueAt } = entry;
    timers.set(timer, { timer, machine: machineOfTimer(event), instance, dueAt, setAt: at });
  } else if (entry.kind === 'timer.cancelled' || entry.change === 'fired') {
    timers.delete(timer);
  } else if (held !== undefined) {
    const { machine, instance, setAt } = held;
    const { remaining, dueAt = at + (remaining ?? 0) } = entry;
    const frozen = remaining === undefined ? {} : { remaining };
    timers.set(timer, { timer, machine, instance, dueAt, setAt, ...frozen });
  }
}

function setupAfter({ setup }: Moment, entry: Entry): RunSetup | undefined {
  if (setup === undefined) return setup;
  if (entry.kind === 'console.switched') return withSteps(setup, entry.steps);
  return entry.kind === 'intent.given' && entry.intent.kind === 'settings.changed'
    ? changedSetup(setup, entry.intent.change)
    : setup;
}

function clockAfter({ clock }: Moment, entry: Entry): ClockMoment {
  if (entry.kind === 'clock.stopped') return { ...clock, state: 'paused' };
  if (entry.kind !== 'clock.set' && entry.kind !== 'clock.started') return clock;
  const { speed, pace } = entry;
  return { state: entry.kind === 'clock.set' ? entry.state : 'running', speed, pace };
}

const mostRecent = 4;

function noteMoved(
  { machines, recent }: Moment,
  entry: EntryOf<'machine.moved'>,
  key: string,
): void {
  machines.set(key, machineAfter(machines.get(key), entry));
  // How a client polls is in the chart; here it would crowd out the requests themselves.
  if (entry.machine === 'polling') return;
  const earlier = recent.get(entry.party) ?? [];
  if (earlier[0] === key) return;
  const place = earlier.indexOf(key);
  const others = place < 0 ? earlier.slice(0, mostRecent - 1) : earlier.toSpliced(place, 1);
  recent.set(entry.party, [key, ...others]);
}

function addBeginning(moment: Moment, entry: Entry): void {
  if (entry.kind === 'request.opened') moment.requests.set(entry.authReqId, entry);
  if (entry.kind === 'sign-in.began') {
    moment.signIns.set(entry.signIn, entry);
    moment.lastSignIn = entry;
  }
  if (entry.kind === 'prompt.arrived') moment.prompts.set(entry.prompt, entry);
  if (entry.kind === 'id-token.verified') moment.verified.set(entry.signIn, entry);
}

const longestTrail = 12;

function machineAfter(
  earlier: MachineMoment | undefined,
  entry: EntryOf<'machine.moved'>,
): MachineMoment {
  const { machine, instance, party, about, to, from, event, at, seq } = entry;
  const steps = earlier?.trail ?? [];
  const kept = steps.length < longestTrail ? steps : steps.slice(1);
  return {
    machine,
    instance,
    party,
    about: about ?? earlier?.about,
    state: to,
    previous: from,
    event,
    since: at,
    seq,
    trail: [...kept, { state: to, seq }],
  };
}
