/**
 * Makes the three runs of a comparison of modes. All of them are played before any of them is written,
 * so that one that is called off leaves nothing behind; it is told how far it has come meanwhile.
 */
import { setImmediate } from 'node:timers/promises';
import { comparedModes } from '#shared/projections/three-modes/mode-report.ts';
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { beginLongWork, type LongWork, type WorkTeller } from '../run/long-work.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { orderOfStored, type WholeOrder } from './modes-order.ts';
import { type PlayedMode, playModes } from './play-modes.ts';

export interface ModesDeskParts extends Pick<WorkTeller, 'now'> {
  readonly store: TraceStore;
  readonly engine: string;
  readonly tell: (happening: Parameters<WorkTeller['tell']>[0]) => Outcome;
  readonly newRun: () => string;
}

export interface ModesDesk {
  /** Plays what that run is about in every mode, and lists the three runs. */
  readonly compare: (run: string) => Promise<Outcome>;
  /** Breaks off what is being made of that run. */
  readonly cancel: (run: string) => Outcome;
}

const stepsInTurn = 50;
const percent = 100;

/** The comparisons of one workbench. */
export function createModesDesk(parts: ModesDeskParts): ModesDesk {
  const { store, engine } = parts;
  const underWay = new Map<string, { isCalledOff: boolean }>();

  async function compare(run: string): Promise<Outcome> {
    if (underWay.has(run))
      throw new WorkbenchError('The three runs are being made; wait for them, or call it off.');
    const state = { isCalledOff: false };
    underWay.set(run, state);
    const work = beginLongWork(parts, { work: 'modes', run, of: percent });
    try {
      const order = await orderOfStored(store, run);
      const turn = createTurns(() => state.isCalledOff, work, endOf(order));
      return write(parts, run, order, await playModes(order, { engine, turn }));
    } finally {
      underWay.delete(run);
      work.over();
    }
  }

  return {
    compare,
    cancel: (run) => {
      const state = underWay.get(run);
      if (state === undefined)
        throw new WorkbenchError('Nothing is being made of this run that could be called off.');
      state.isCalledOff = true;
      return { kind: 'accepted', seq: store.nextSeq(run) - 1 };
    },
  };
}

/** About when a run of it ends: when the last deed is done and its request would have expired. */
function endOf({ script, setup }: WholeOrder): number {
  const last = Math.max(0, ...script.map(({ at }) => at));
  return last + setup.provider.default_expires_in * 1000;
}

/** Lets others have their turn now and then, and says how far it has come. */
function createTurns(isCalledOff: () => boolean, work: LongWork, endMs: number) {
  let steps = 0;
  return async (mode: DeliveryMode, atMs: number): Promise<void> => {
    steps += 1;
    if (steps % stepsInTurn === 0) await setImmediate();
    if (isCalledOff()) throw new WorkbenchError('Called off: no run was made.');
    const share = Math.min(1, atMs / endMs);
    const done = (comparedModes.indexOf(mode) + share) / comparedModes.length;
    work.reached(Math.min(percent - 1, Math.floor(done * percent)));
  };
}

function write(
  { store, now, tell, newRun }: ModesDeskParts,
  run: string,
  { keys, leftOut }: WholeOrder,
  played: Readonly<Record<DeliveryMode, PlayedMode>>,
): Outcome {
  const modes = { poll: newRun(), ping: newRun(), push: newRun() };
  // The newest is first on the list, so that they stand there as one says them.
  for (const mode of comparedModes.toReversed()) {
    const { name, entries } = played[mode];
    const listed = { run: modes[mode], name, mode: 'virtual' } as const;
    store.createRun({ ...listed, createdAtMs: now() }, keys, entries);
    tell({ kind: 'run.listed', ...listed });
  }
  const remarks = comparedModes.flatMap((mode) =>
    played[mode].remarks.map((remark) => `${mode}: ${remark}`),
  );
  return tell({
    kind: 'modes.compared',
    run,
    modes,
    remarks: leftOut === 0 ? remarks : [...remarks, leftOutWords(leftOut)],
  });
}

function leftOutWords(count: number): string {
  return count === 1
    ? 'One thing that was done to a message or a timer of this run alone was left out.'
    : `${count} things that were done to messages and timers of this run alone were left out.`;
}
