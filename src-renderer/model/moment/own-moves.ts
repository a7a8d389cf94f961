/**
 * The cursor as this window moves it: shown at once, while the workbench is still being told. What the
 * workbench says of it counts again as soon as it has heard of the last move. Whatever else is asked
 * meanwhile waits until then, for it may be about the moment that is shown.
 */
import type { Intent } from '#shared/intents.ts';
import type { WorkbenchEvent } from '#shared/workbench-event.ts';
import type { Outcome, WorkbenchPort } from '#shared/workbench-port.ts';

type Move = Extract<Intent, { kind: 'cursor.move' }>;
type Moved = Extract<WorkbenchEvent, { kind: 'cursor.moved' }>;
type Dispatch = WorkbenchPort['dispatch'];
type Place = Move['to'];

export interface OwnMoves {
  readonly dispatch: Dispatch;
  /** True where the workbench's word about the cursor is to be shown. */
  readonly mayShow: (event: Moved) => boolean;
}

interface Standing {
  /** Moves that are not answered yet. */
  waiting: number;
  /** The event of the last one that was; what is older is not shown. */
  seq: number;
  told: Pick<Moved, 'seq' | 'to'>;
}

/** The moves of one window, which shows them by that function. */
export function createOwnMoves(
  dispatch: Dispatch,
  show: (run: string, to: Place) => void,
): OwnMoves {
  const standings = new Map<string, Standing>();
  let newest: Move | undefined;
  let answered: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  function standingOf(run: string): Standing {
    const standing = standings.get(run) ?? { waiting: 0, seq: 0, told: { seq: -1, to: null } };
    standings.set(run, standing);
    return standing;
  }

  /** One after the other, so that the last one is the last; those that were overtaken are not sent. */
  function send(move: Move): Promise<Outcome> {
    const sent = answered.then(() =>
      newest?.run === move.run && newest !== move
        ? ({ kind: 'accepted', seq: standingOf(move.run).seq } as const)
        : dispatch(move),
    );
    answered = sent.catch(() => undefined);
    return sent;
  }

  async function move(asked: Move): Promise<Outcome> {
    const standing = standingOf(asked.run);
    newest = asked;
    waiting += 1;
    standing.waiting += 1;
    show(asked.run, asked.to);
    let outcome: Outcome | undefined;
    try {
      outcome = await send(asked);
      return outcome;
    } finally {
      waiting -= 1;
      standing.waiting -= 1;
      if (outcome?.kind === 'accepted') standing.seq = Math.max(standing.seq, outcome.seq);
      const isTold = outcome?.kind !== 'accepted' || standing.told.seq >= standing.seq;
      if (standing.waiting === 0 && isTold) show(asked.run, standing.told.to);
    }
  }

  return {
    dispatch: async (intent) => {
      if (intent.kind === 'cursor.move') return move(intent);
      if (waiting > 0) await answered;
      return dispatch(intent);
    },
    mayShow: (event) => {
      const standing = standingOf(event.run);
      standing.told = event;
      return standing.waiting === 0 && event.seq >= standing.seq;
    },
  };
}
