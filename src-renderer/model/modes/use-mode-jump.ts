/** Opens one of the three runs where a figure, or the shared moment, points to. */
import type { ByMode } from '#shared/projections/three-modes/mode-report.ts';
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import type { RunModel } from '../run-model.ts';
import { useDispatch } from '../use-trace.ts';
import type { ModesCompared } from '../workbench-model.ts';

export interface ModeJump {
  readonly toEntry: (mode: DeliveryMode, seq: number) => void;
  readonly toMoment: (mode: DeliveryMode, atMs: number) => void;
}

/** The ways into those runs. */
export function useModeJump({ modes }: ModesCompared, models: ByMode<RunModel>): ModeJump {
  const dispatch = useDispatch();
  const go = async (mode: DeliveryMode, seq: number, isChosen: boolean): Promise<void> => {
    const run = modes[mode];
    const last = models[mode].moment(null).seq;
    await dispatch({ kind: 'cursor.move', run, to: seq >= last ? null : seq });
    if (isChosen) await dispatch({ kind: 'desk.keep', key: 'selected', value: `${run} ${seq}` });
    await dispatch({ kind: 'desk.keep', key: 'history', value: `sequence@${run}` });
    await dispatch({ kind: 'run.open', run });
  };
  return {
    toEntry: (mode, seq) => void go(mode, seq, true),
    toMoment: (mode, atMs) => {
      const by = models[mode].entries.findLast(({ at }) => at <= atMs);
      void go(mode, by?.seq ?? 0, false);
    },
  };
}
