/**
 * The cursor as this window moves it: shown at once, while the workbench is still being told. Whatever
 * else is asked meanwhile waits until it has heard of that, for it may be about the moment that is shown.
 */
import type { Intent } from '#shared/intents.ts';
import type { WorkbenchEvent } from '#shared/workbench-event.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';
import { createOwnValues } from './own-values.ts';

type Moved = Extract<WorkbenchEvent, { kind: 'cursor.moved' }>;
type Dispatch = WorkbenchPort['dispatch'];
type Place = Extract<Intent, { kind: 'cursor.move' }>['to'];

export interface OwnMoves {
  readonly dispatch: Dispatch;
  /** True where the workbench's word about the cursor is to be shown. */
  readonly mayShow: (event: Moved) => boolean;
}

/** The moves of one window, which shows them by that function. */
export function createOwnMoves(
  dispatch: Dispatch,
  show: (run: string, to: Place) => void,
): OwnMoves {
  const own = createOwnValues<Place>({ show, instead: (told = null) => told });
  let waiting = 0;
  return {
    dispatch: async (intent) => {
      if (intent.kind !== 'cursor.move') {
        if (waiting > 0) await own.settled();
        return dispatch(intent);
      }
      waiting += 1;
      try {
        return await own.set(intent.run, intent.to, () => dispatch(intent));
      } finally {
        waiting -= 1;
      }
    },
    mayShow: ({ run, seq, to }) => own.mayShow(run, { seq, value: to }),
  };
}
