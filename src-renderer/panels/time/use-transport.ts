/**
 * The commands that move time, with their keys and the reasons why they may be unavailable. The
 * toolbar and the keyboard share them.
 */
import type { Grain } from '#shared/intents/clock-intents.ts';
import { stopsAround } from '../../model/moment/stops.ts';
import { useSame } from '../../model/steady/use-same.ts';
import { useSteady } from '../../model/steady/use-steady.ts';
import { type RunView, useDispatch } from '../../model/use-trace.ts';
import { type Pacing, usePacing } from './use-pacing.ts';

export interface Command {
  readonly title: string;
  readonly keys: string;
  readonly disabledReason: string | undefined;
  readonly carryOut: () => void;
}

type CommandName = 'run' | 'pause' | 'step' | 'back' | 'first' | 'live';

export interface Transport {
  readonly commands: Readonly<Record<CommandName, Command>>;
  readonly isRunning: boolean;
  readonly pacing: Pacing;
  /** Why time cannot be run to anything, if it cannot. */
  readonly wallOnly: string | undefined;
}

const wallReason = 'This run follows the wall clock, because outside clients wait for its answers.';

/** The transport of a run; the same one until something of it changes. */
export function useTransport(view: RunView): Transport {
  const { model, cursor, moment } = view;
  const { run, stops } = model;
  const dispatch = useDispatch();
  const live = model.moment(null);
  const pacing = usePacing(view);
  const { speed, pace, grain } = pacing;
  const isVirtual = moment.setup?.mode !== 'wall';
  const isPast = cursor !== null;
  const isRunning = live.clock.state === 'running' && !isPast;
  const moveTo = (to: number | null): void => void dispatch({ kind: 'cursor.move', run, to });
  const { earlier, later } = stopsAround(stops, cursor, live.seq);
  const startReason = earlier === undefined ? 'This is the beginning of the run.' : undefined;
  const wallOnly = isVirtual ? undefined : wallReason;
  const nothingPlanned = live.timers.size === 0 && live.setup !== undefined && !model.isUnderWay();
  const commands = {
    run: useTimeCommand('Run', 'F5 or Space', wallOnly, () => {
      if (isPast) moveTo(null);
      void dispatch({ kind: 'clock.run', run, speed, pace });
    }),
    pause: useTimeCommand(
      'Pause',
      'F5 or Space',
      wallOnly,
      () => void dispatch({ kind: 'clock.pause', run }),
    ),
    step: useTimeCommand('Step', 'F10', stepReason({ isPast, wallOnly, nothingPlanned }), () => {
      if (isPast) moveTo(later === undefined || later >= live.seq ? null : later);
      else void dispatch({ kind: 'clock.step', run, grain });
    }),
    back: useTimeCommand('Step back', 'Shift+F10', startReason, () => moveTo(earlier ?? 0)),
    first: useTimeCommand('First moment', 'Home', startReason, () => moveTo(stops[0] ?? 0)),
    live: useTimeCommand('Now', 'End', isPast ? undefined : 'You are looking at now.', () =>
      moveTo(null),
    ),
  };
  return useSame({ commands: useSame(commands), isRunning, pacing, wallOnly });
}

/** A command that is the same one until its reason changes, whatever it does by now. */
function useTimeCommand(
  title: string,
  keys: string,
  disabledReason: string | undefined,
  act: () => void,
): Command {
  const carryOut = useSteady(act);
  return useSame({ title, keys, disabledReason, carryOut });
}

/** How far each step goes, in words. */
export const grainWords: Readonly<Record<Grain, string>> = {
  item: 'to the next thing planned',
  message: 'to the next message',
  transition: 'to the next move of a chart',
};

interface StepFacts {
  readonly isPast: boolean;
  readonly wallOnly: string | undefined;
  readonly nothingPlanned: boolean;
}

function stepReason({ isPast, wallOnly, nothingPlanned }: StepFacts): string | undefined {
  if (isPast) return undefined;
  return (
    wallOnly ??
    (nothingPlanned
      ? 'Nothing is planned yet: press Sign in in the relying-party window.'
      : undefined)
  );
}
