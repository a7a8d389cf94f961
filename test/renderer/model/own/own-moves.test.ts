/** The cursor as a window moves it: shown at once, and in the end where the workbench has it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOwnMoves } from '#renderer/model/own/own-moves.ts';
import type { Intent } from '#shared/intents.ts';
import type { Outcome } from '#shared/workbench-port.ts';

const run = 'run';

/** A workbench that answers, and tells of what happened, when it is told to. */
function slowWorkbench() {
  const asked: Intent[] = [];
  const shown: (number | null)[] = [];
  const open: ((outcome: Outcome) => void)[] = [];
  const moves = createOwnMoves(
    (intent) => {
      asked.push(intent);
      return new Promise((resolve) => open.push(resolve));
    },
    (_run, to) => shown.push(to),
  );
  const answer = async (outcome: Outcome): Promise<void> => {
    open.shift()?.(outcome);
    await aTurn();
  };
  const tell = (seq: number, to: number | null): boolean => {
    const isShown = moves.mayShow({ kind: 'cursor.moved', seq, at: 0, run, to });
    if (isShown) shown.push(to);
    return isShown;
  };
  const move = (to: number | null): Promise<Outcome> =>
    moves.dispatch({ kind: 'cursor.move', run, to });
  return { asked, shown, moves, move, answer, tell };
}

function aTurn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

describe('a move of the cursor', () => {
  it('is shown before it is answered', () => {
    const { move, shown } = slowWorkbench();
    void move(7);
    expect(shown).toEqual([7]);
  });

  it('is taken back when the workbench refuses it', async () => {
    const { move, shown, answer, tell } = slowWorkbench();
    tell(1, 3);
    const asked = move(7);
    await aTurn();
    await answer({ kind: 'refused', sentence: 'No.' });
    expect(await asked).toEqual({ kind: 'refused', sentence: 'No.' });
    expect(shown).toEqual([3, 7, 3]);
  });

  it('is not disturbed by what the workbench says of the moves before it', async () => {
    const { move, shown, answer, tell } = slowWorkbench();
    void move(7);
    await aTurn();
    void move(8);
    await answer({ kind: 'accepted', seq: 5 });
    tell(5, 7);
    await answer({ kind: 'accepted', seq: 6 });
    tell(6, 8);
    expect(shown).toEqual([7, 8, 8]);
  });

  it('gives way to a later one of another window', async () => {
    const { move, shown, answer, tell } = slowWorkbench();
    void move(7);
    await aTurn();
    tell(5, 7);
    tell(6, 2);
    await answer({ kind: 'accepted', seq: 5 });
    expect(shown).toEqual([7, 2]);
  });

  it('is not sent where a newer one waits behind one that is under way', async () => {
    const { move, asked, answer } = slowWorkbench();
    const outcomes = [move(1), move(2), move(3)];
    await aTurn();
    await answer({ kind: 'accepted', seq: 4 });
    await answer({ kind: 'accepted', seq: 5 });
    expect(asked.map((intent) => intent.kind === 'cursor.move' && intent.to)).toEqual([3]);
    expect((await Promise.all(outcomes.slice(0, 2))).map(({ kind }) => kind)).toEqual([
      'accepted',
      'accepted',
    ]);
  });

  it('is heard of before anything else that is asked after it', async () => {
    const { moves, move, asked, answer } = slowWorkbench();
    void move(null);
    void moves.dispatch({ kind: 'clock.step', run, grain: 'message' });
    await aTurn();
    expect(asked).toHaveLength(1);
    await answer({ kind: 'accepted', seq: 5 });
    expect(asked.map(({ kind }) => kind)).toEqual(['cursor.move', 'clock.step']);
  });

  it('ends where the workbench has the cursor, whatever comes first', async () => {
    const places = fc.array(fc.nat(9), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(places, fc.scheduler(), async (wanted, scheduler) => {
        let seq = 0;
        let held: number | null = null;
        let shown: number | null = null;
        const moves = createOwnMoves(
          async (intent) => {
            await scheduler.schedule(Promise.resolve(), 'asked');
            const to = intent.kind === 'cursor.move' ? intent.to : null;
            const event = { kind: 'cursor.moved', seq: (seq += 1), at: 0, run, to } as const;
            held = to;
            // The stream and the answer are two ways, each with its own delays.
            told = told
              .then(() => scheduler.schedule(Promise.resolve(), 'told'))
              .then(() => {
                if (moves.mayShow(event)) shown = event.to;
              });
            await scheduler.schedule(Promise.resolve(), 'answered');
            return { kind: 'accepted', seq: event.seq };
          },
          (_run, to) => (shown = to),
        );
        let told = Promise.resolve();
        const all = wanted.map(async (to, index) => {
          await scheduler.schedule(Promise.resolve(), `move ${index}`);
          await moves.dispatch({ kind: 'cursor.move', run, to });
        });
        await scheduler.waitFor(Promise.all(all).then(() => told));
        expect(shown).toBe(held);
      }),
    );
  });
});
