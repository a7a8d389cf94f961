/** A run as a scenario: what people did in it, played again, comes to the same end. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { playScenario } from '#main/play/play-scenario.ts';
import type { Workbench } from '#main/workbench.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { type Scenario, scenario } from '#shared/trace/run-file/scenario.ts';
import { ask, decide, promptedRun, told } from '#test/support/files/recorded.ts';
import { openWallRun, temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let workbench: Workbench;

beforeEach(() => {
  folder = temporaryFolder();
  workbench = composeWorkbench(folder.path);
});

afterEach(async () => {
  await workbench.close();
  folder.remove();
});

const asScenario = (run: string, of = workbench) =>
  ask(of, { kind: 'run.export', run, redacted: false, as: 'scenario' });

async function scenarioOf(run: string): Promise<{ text: string; read: Scenario; leftOut: number }> {
  expect(await asScenario(run)).toMatchObject({ kind: 'accepted' });
  const written = (await told(workbench, 'run.exported')).at(-1);
  const text = readFileSync(written?.path ?? '', 'utf8');
  return { text, read: scenario.parse(JSON.parse(text)), leftOut: written?.leftOut ?? 0 };
}

async function statesPlayed(of: Scenario): Promise<string[]> {
  const played: Entry[] = [];
  const refusals = await playScenario(of, {
    engine: 'test',
    onEntries: (entries) => played.push(...entries),
    until: async () => undefined,
  });
  expect(refusals).toEqual([]);
  return played.flatMap((entry) => (entry.kind === 'machine.moved' ? [entry.to] : []));
}

describe('a run exported as a scenario', () => {
  it.each([
    ['prompt.denied', 'denied'],
    ['prompt.approved', 'signedIn'],
  ] as const)(
    'says what people did, and played again comes to the same end: %s',
    async (decision, end) => {
      const run = await promptedRun(workbench, 'seed');
      await decide(workbench, run, decision);
      const { read } = await scenarioOf(run);
      expect(read.script.map(({ intent }) => intent.kind)).toEqual([
        'sign-in.pressed',
        'prompt.opened',
        decision,
      ]);
      expect(await statesPlayed(read)).toContain(end);
    },
  );

  it('has no entries, no keys, and none of the identifiers of the run', async () => {
    const run = await promptedRun(workbench, null);
    await decide(workbench, run, 'prompt.denied');
    const { text } = await scenarioOf(run);
    const members = Object.keys(JSON.parse(text) as object);
    expect(members).not.toContain('entries');
    expect(members).not.toContain('keys');
    expect(text).not.toMatch(/"(prompt|run|authReqId|d)":/);
  });

  it('leaves out, and counts, what is about one message, timer or entry of this run alone', async () => {
    const run = await promptedRun(workbench, 'seed');
    const bookmark = { id: 'b', title: 'Here', text: '', at: { seq: 3 } };
    const anywhere = {
      ...bookmark,
      id: 'c',
      at: { match: { kind: 'error', is: 'slow_down' }, ordinal: 1 },
    };
    for (const one of [bookmark, anywhere])
      await ask(workbench, { kind: 'bookmark.set', run, bookmark: one });
    await ask(workbench, { kind: 'skew.set', run, party: 'provider', ms: 5000 });
    await ask(workbench, { kind: 'breakpoints.set', run, list: [] });
    const { read, leftOut } = await scenarioOf(run);
    expect(leftOut).toBe(1);
    expect(read.bookmarks.map(({ id }) => id)).toEqual(['c']);
    expect(read.script.map(({ intent }) => intent.kind)).toEqual(['sign-in.pressed', 'skew.set']);
  });

  it('is refused with a sentence where outside clients took part', async () => {
    const wall = await openWallRun();
    try {
      expect(await asScenario(wall.run, wall.workbench)).toEqual({
        kind: 'refused',
        sentence: expect.stringMatching(
          /outside clients took part in this run; export it as a whole/,
        ),
      });
    } finally {
      await wall.close();
    }
  });
});
