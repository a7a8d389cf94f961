/** What a window keeps of the desk: at once for all of its panels, and in the end what was kept last. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOwnKept } from '#renderer/model/own/own-kept.ts';
import type { Intent } from '#shared/intents.ts';
import type { WorkbenchEvent } from '#shared/workbench-event.ts';
import type { Outcome } from '#shared/workbench-port.ts';

/** A desk as a window shows it, and a workbench that answers when it is told to. */
function slowDesk() {
  const asked: Intent[] = [];
  const open: ((outcome: Outcome) => void)[] = [];
  const shown: Record<string, string> = {};
  const own = createOwnKept(
    (intent) => {
      asked.push(intent);
      return new Promise((resolve) => open.push(resolve));
    },
    (key, value) => (shown[key] = value),
  );
  const hear = (event: WorkbenchEvent): void => {
    const heard = own.heard(event);
    if (heard?.kind === 'desk.kept') shown[heard.key] = heard.value;
    if (heard?.kind === 'layout.chosen') Object.assign(shown, heard.layout.desk);
  };
  return {
    asked,
    shown,
    keep: (key: string, value: string) => own.dispatch({ kind: 'desk.keep', key, value }),
    answer: async (outcome: Outcome) => {
      open.shift()?.(outcome);
      await aTurn();
    },
    tell: (seq: number, key: string, value: string) =>
      hear({ kind: 'desk.kept', seq, at: 0, key, value }),
    tellLayout: (seq: number, desk: Readonly<Record<string, string>>) =>
      hear({
        kind: 'layout.chosen',
        seq,
        at: 0,
        run: 'run',
        layout: { name: 'A', desk, windows: [] },
      }),
  };
}

function aTurn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

describe('what a window keeps', () => {
  it('is shown before the workbench has answered', () => {
    const { keep, shown } = slowDesk();
    void keep('history', 'charts');
    expect(shown).toEqual({ history: 'charts' });
  });

  it('is not taken back by the word of what was kept before it', async () => {
    const { keep, answer, tell, shown } = slowDesk();
    void keep('history', 'charts');
    await aTurn();
    void keep('history', 'timeline');
    tell(4, 'history', 'charts');
    await answer({ kind: 'accepted', seq: 4 });
    expect(shown['history']).toBe('timeline');
    await answer({ kind: 'accepted', seq: 5 });
    tell(5, 'history', 'timeline');
    expect(shown['history']).toBe('timeline');
  });

  it('gives way to what another window keeps later', async () => {
    const { keep, answer, tell, shown } = slowDesk();
    void keep('history', 'charts');
    await aTurn();
    tell(4, 'history', 'charts');
    tell(5, 'history', 'setup');
    await answer({ kind: 'accepted', seq: 4 });
    expect(shown['history']).toBe('setup');
  });

  it('is told once where it changes faster than the workbench answers', async () => {
    const { keep, answer, asked } = slowDesk();
    void keep('selected', 'run 1');
    await aTurn();
    void keep('selected', 'run 2');
    void keep('selected', 'run 3');
    await answer({ kind: 'accepted', seq: 4 });
    expect(asked.map((intent) => intent.kind === 'desk.keep' && intent.value)).toEqual([
      'run 1',
      'run 3',
    ]);
  });

  it('stays where nobody answers any more', async () => {
    const { keep, answer, tell, shown } = slowDesk();
    tell(1, 'history', 'setup');
    void keep('history', 'charts');
    await aTurn();
    await answer({ kind: 'refused', sentence: 'The workbench does not answer.' });
    expect(shown['history']).toBe('charts');
  });

  it('keeps its place against a layout that was chosen before it, and only its own', async () => {
    const { keep, tellLayout, shown } = slowDesk();
    void keep('history', 'charts');
    await aTurn();
    tellLayout(3, { history: 'sequence', dock: 'network' });
    expect(shown).toEqual({ history: 'charts', dock: 'network' });
  });

  it('ends as the workbench has it, whatever comes first', async () => {
    const values = fc.array(fc.string({ maxLength: 2 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(values, fc.scheduler(), async (wanted, scheduler) => {
        let seq = 0;
        let held = '';
        let shown = '';
        let told = Promise.resolve();
        const own = createOwnKept(
          async (intent) => {
            await scheduler.schedule(Promise.resolve(), 'asked');
            held = intent.kind === 'desk.keep' ? intent.value : held;
            const event = {
              kind: 'desk.kept',
              seq: (seq += 1),
              at: 0,
              key: 'a',
              value: held,
            } as const;
            // The stream and the answer are two ways, each with its own delays.
            told = told
              .then(() => scheduler.schedule(Promise.resolve(), 'told'))
              .then(() => {
                if (own.heard(event) !== undefined) shown = event.value;
              });
            await scheduler.schedule(Promise.resolve(), 'answered');
            return { kind: 'accepted', seq: event.seq };
          },
          (_key, value) => (shown = value),
        );
        const all = wanted.map(async (value, index) => {
          await scheduler.schedule(Promise.resolve(), `keep ${index}`);
          await own.dispatch({ kind: 'desk.keep', key: 'a', value });
        });
        await scheduler.waitFor(Promise.all(all).then(() => told));
        expect(shown).toBe(held);
      }),
    );
  });
});
