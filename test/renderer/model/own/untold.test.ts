/** A list of a run that is set as a whole, changed faster than the run tells of it. */
import { describe, expect, it } from 'vitest';
import { createUntold } from '#renderer/model/own/untold.ts';
import type { Outcome } from '#shared/workbench-port.ts';

type List = readonly string[];

/** A run that answers and tells when it is told to. */
function slowRun() {
  let told: List = ['a', 'b', 'c'];
  let seq = 3;
  const asked: List[] = [];
  const open: ((outcome: Outcome) => void)[] = [];
  const list = createUntold<List>({ value: () => told, seq: () => seq });
  return {
    asked,
    list,
    without: (one: string) => {
      const next = list.newest().filter((held) => held !== one);
      return list.set(next, () => {
        asked.push(next);
        return new Promise((resolve) => open.push(resolve));
      });
    },
    answer: async (outcome: Outcome) => {
      open.shift()?.(outcome);
      await aTurn();
    },
    tell: (at: number, next: List) => {
      seq = at;
      told = next;
    },
  };
}

function aTurn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

describe('a list that is set as a whole', () => {
  it('loses neither of two that are taken away before the run has told of the first', async () => {
    const { asked, without, answer } = slowRun();
    void without('a');
    void without('b');
    await aTurn();
    await answer({ kind: 'accepted', seq: 4 });
    expect(asked).toEqual([['b', 'c'], ['c']]);
  });

  it('is asked for only when what was asked before is answered', async () => {
    const { asked, without } = slowRun();
    void without('a');
    void without('b');
    await aTurn();
    expect(asked).toEqual([['b', 'c']]);
  });

  it('is as it was set until the run has told of that, also when it is answered', async () => {
    const { list, without, answer, tell } = slowRun();
    void without('a');
    await aTurn();
    await answer({ kind: 'accepted', seq: 5 });
    tell(4, ['a', 'b', 'c']);
    expect(list.newest()).toEqual(['b', 'c']);
    tell(5, ['b', 'c']);
    tell(6, ['of another window']);
    expect(list.newest()).toEqual(['of another window']);
  });

  it('is as the run has it when that refuses', async () => {
    const { list, without, answer } = slowRun();
    const done = without('a');
    await aTurn();
    await answer({ kind: 'refused', sentence: 'No.' });
    expect(await done).toBe(false);
    expect(list.newest()).toEqual(['a', 'b', 'c']);
  });
});
