/**
 * One run in the hands of a test that has only the port: it asks by intents, lets time run until
 * something happens, and knows what it was told by following the trace.
 */
import type { Intent } from '#shared/intents.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import type { MachineName } from '#shared/trace/machine-name.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';
import { createWatcher } from '../../shell/watcher.ts';

type WithoutRun<Of> = Of extends { run: string } ? Omit<Of, 'run'> : never;
type Asked = WithoutRun<Intent>;

export interface PortRun {
  /** What the port has told so far. */
  readonly entries: readonly Entry[];
  readonly ofKind: <Kind extends Entry['kind']>(kind: Kind) => readonly EntryOf<Kind>[];
  /** The moves of one machine, or of all of a kind. */
  readonly movesOf: (
    machine: MachineName,
    instance?: string,
  ) => readonly EntryOf<'machine.moved'>[];
  /** Asks for something; that it is refused is an error. */
  readonly ask: (asked: Asked) => Promise<void>;
  /** Fires the latest timer of that machine which waits for that delay. */
  readonly fire: (instance: string, delay: string) => Promise<void>;
  /** Runs from one entry of that kind to the next until that holds. */
  readonly runUntil: (is: Entry['kind'], holds: () => boolean) => Promise<void>;
  /** The same, until that machine has moved once more. */
  readonly runUntilMoved: (machine: MachineName, instance: string) => Promise<void>;
  /** Waits until that is told, where time runs by itself. */
  readonly until: (isWanted: (entry: Entry) => boolean) => Promise<Entry>;
}

const mostStops = 500;

/** Follows the run from its beginning. */
export function createPortRun(port: WorkbenchPort, run: string): PortRun {
  const { entries, until } = createWatcher(port, run);

  const ofKind: PortRun['ofKind'] = <Kind extends Entry['kind']>(kind: Kind) =>
    entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);

  const movesOf: PortRun['movesOf'] = (machine, instance) =>
    ofKind('machine.moved').filter(
      (move) => move.machine === machine && (instance ?? move.instance) === move.instance,
    );

  async function ask(asked: Asked): Promise<void> {
    const outcome = await port.dispatch({ ...asked, run } as Intent);
    if (outcome.kind === 'refused') throw new Error(`${asked.kind}: ${outcome.sentence}`);
  }

  async function runUntil(is: Entry['kind'], holds: () => boolean): Promise<void> {
    for (let stops = 0; !holds(); stops += 1) {
      if (stops === mostStops) throw new Error(`No «${is}» of ${mostStops} was the right one.`);
      const from = entries.length;
      await ask({ kind: 'clock.until', goal: { kind: 'entry', is }, speed: 1000, pace: 'event' });
      await until(({ kind, seq }) => kind === 'clock.stopped' && seq >= from);
    }
  }

  return {
    entries,
    ofKind,
    movesOf,
    ask,
    fire: async (instance, delay) => {
      const set = ofKind('timer.set').findLast(
        (timer) => timer.instance === instance && timer.event.startsWith(`xstate.after.${delay}.`),
      );
      if (set === undefined) throw new Error(`Nothing of ${instance} waits for its ${delay}.`);
      await ask({ kind: 'timer.fired', timer: set.timer });
    },
    runUntil,
    runUntilMoved: async (machine, instance) => {
      const before = movesOf(machine, instance).length;
      await runUntil('machine.moved', () => movesOf(machine, instance).length > before);
    },
    until,
  };
}
