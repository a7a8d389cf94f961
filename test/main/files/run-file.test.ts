/**
 * Runs as files: out and in again without losing a byte, with their notes, under every condition in
 * which a run may not go on as if it had never been a file.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import type { Workbench } from '#main/workbench.ts';
import { bookmark } from '#shared/trace/run-file/bookmark.ts';
import { ask, decide, entriesOf, promptedRun, told } from '#test/support/files/recorded.ts';
import { askForAlice } from '#test/support/shell/http-call.ts';
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

const place = (file: string): string => join(folder.path, 'files', file);

async function exported(run: string, redacted = false, of = workbench): Promise<string> {
  expect(await ask(of, { kind: 'run.export', run, redacted })).toMatchObject({ kind: 'accepted' });
  return (await told(of, 'run.exported')).at(-1)?.file ?? '';
}

async function imported(text: string): Promise<string> {
  mkdirSync(join(folder.path, 'files'), { recursive: true });
  writeFileSync(place('incoming.json'), text);
  expect(await ask(workbench, { kind: 'run.import', file: 'incoming.json' })).toMatchObject({
    kind: 'accepted',
  });
  return (await told(workbench, 'run.imported')).at(-1)?.run ?? '';
}

async function fileOf(run: string, redacted = false): Promise<string> {
  return readFileSync(place(await exported(run, redacted)), 'utf8');
}

const marks = [
  { id: 'b1', at: { seq: 3 }, title: 'The request', text: 'Look at the hint.' },
  {
    id: 'b2',
    at: { match: { kind: 'error', is: 'authorization_pending' }, ordinal: 1 },
    title: 'The first poll',
    text: '',
  },
] as const;

describe('a run file', () => {
  it('is the same byte for byte after it was imported and exported again', async () => {
    const run = await promptedRun(workbench, 'seed');
    await decide(workbench, run, 'prompt.approved');
    for (const one of marks)
      await ask(workbench, { kind: 'bookmark.set', run, bookmark: { ...one } });
    await ask(workbench, { kind: 'notes.set', run, text: 'For the course.' });
    const file = await fileOf(run);
    const again = await imported(file);
    expect(again).not.toBe(run);
    expect(await fileOf(again)).toBe(file);
    expect(JSON.parse(file)).toMatchObject({
      format: 1,
      notes: 'For the course.',
      bookmarks: marks,
    });
    expect(await entriesOf(workbench, again)).toEqual(await entriesOf(workbench, run));
  });

  it('marks what is an input, and is read by its owner alone', async () => {
    const run = await promptedRun(workbench, 'seed');
    const file = place(await exported(run));
    const { entries } = JSON.parse(readFileSync(file, 'utf8')) as {
      entries: { kind: string; input?: true }[];
    };
    const marked = new Set(entries.filter(({ input }) => input).map(({ kind }) => kind));
    expect([...marked].toSorted()).toEqual(['agenda.popped', 'intent.given', 'run.began']);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('brings a run that goes on where it stopped', async () => {
    const run = await promptedRun(workbench, 'seed');
    const again = await imported(await fileOf(run));
    await decide(workbench, again, 'prompt.approved');
    expect((await entriesOf(workbench, again)).some(({ kind }) => kind === 'jwts.signed')).toBe(
      true,
    );
    expect((await told(workbench, 'run.imported')).at(-1)).toMatchObject({
      origin: { file: 'incoming.json', redacted: false },
      warnings: [],
    });
  });

  it('has a fork with all that it shares with its parent', async () => {
    const run = await promptedRun(workbench, 'seed');
    const at = (await entriesOf(workbench, run)).length - 1;
    await ask(workbench, { kind: 'run.fork', run, at, name: 'Denied' });
    const fork = (await told(workbench, 'run.forked')).at(-1)?.run ?? '';
    await decide(workbench, fork, 'prompt.denied');
    const file = await fileOf(fork);
    const again = await imported(file);
    expect(await fileOf(again)).toBe(file);
    expect(await entriesOf(workbench, again)).toEqual(await entriesOf(workbench, fork));
  });
});

describe('a run that came from a file is only looked at', () => {
  const press = (run: string) => ask(workbench, { kind: 'channel.switched', run, on: false });

  /** It can be chosen and read, nothing can be done in it, and it stays as it was. */
  async function expectClosed(run: string, sentence: RegExp): Promise<void> {
    const before = await entriesOf(workbench, run);
    expect(await ask(workbench, { kind: 'run.open', run })).toMatchObject({ kind: 'accepted' });
    expect(await press(run)).toEqual({
      kind: 'refused',
      sentence: expect.stringMatching(sentence),
    });
    expect(await entriesOf(workbench, run)).toEqual(before);
    expect((await told(workbench, 'run.imported')).at(-1)?.warnings.join(' ')).toMatch(sentence);
  }

  const forked = (run: string, at: number) =>
    ask(workbench, { kind: 'run.fork', run, at, name: 'F' });

  it('when it has no keys; it cannot be forked either', async () => {
    const file = await fileOf(await promptedRun(workbench, 'seed'));
    const again = await imported(JSON.stringify({ ...JSON.parse(file), keys: null }));
    await expectClosed(again, /came without its private keys/);
    expect(await forked(again, 0)).toMatchObject({ kind: 'refused' });
  });

  it('when it was redacted; its file holds no secret and stays redacted', async () => {
    const run = await promptedRun(workbench, 'seed');
    await decide(workbench, run, 'prompt.approved');
    const file = await fileOf(run, true);
    const tokens = (await entriesOf(workbench, run)).flatMap((one) =>
      one.kind === 'jwts.signed' ? one.jwts : (one.about ?? []),
    );
    expect(tokens.length).toBeGreaterThan(5);
    const secrets = [...tokens, 'simulated-secret-of-the-till'];
    expect(secrets.filter((secret) => file.includes(secret))).toEqual([]);
    const again = await imported(file);
    await expectClosed(again, /was redacted: it can be looked at, but neither replayed nor forked/);
    expect(await forked(again, 0)).toMatchObject({ kind: 'refused' });
    expect(await fileOf(again)).toBe(file);
  });

  it('when this version derives it differently; it is forked before that and not after', async () => {
    const file = await fileOf(await promptedRun(workbench, 'seed'));
    const changed = file.replace('"to":"alive.pending"', '"to":"alive.granted"');
    const again = await imported(changed);
    await expectClosed(again, /derives differently|derives the run differently/);
    const [warning] = (await told(workbench, 'run.imported')).at(-1)?.warnings ?? [];
    const seq = Number(
      /^Entry (\d+), «machine.moved», derives differently in «to»/.exec(warning ?? '')?.[1],
    );
    expect(seq).toBeGreaterThan(3);
    expect(await forked(again, seq)).toEqual({
      kind: 'refused',
      sentence: expect.stringMatching(/forked before that entry\.$/),
    });
    expect(await forked(again, 0)).toMatchObject({ kind: 'accepted' });
  });

  it('when outside clients took part; no port is opened for it', async () => {
    const wall = await openWallRun();
    try {
      await askForAlice(wall.issuer);
      await ask(wall.workbench, { kind: 'run.export', run: wall.run, redacted: false });
      const name = (await told(wall.workbench, 'run.exported')).at(-1)?.file ?? '';
      const again = await imported(readFileSync(join(wall.folder, 'files', name), 'utf8'));
      await expectClosed(again, /recorded with outside clients/);
      expect(await told(workbench, 'listener.opened')).toEqual([]);
      expect(await forked(again, 1)).toMatchObject({ kind: 'accepted' });
    } finally {
      await wall.close();
    }
  });
});

describe('bookmarks', () => {
  it('are changed and removed by their id, and refused with the place inside when they are none', async () => {
    const run = await promptedRun(workbench, 'seed');
    const set = (changes: object) =>
      ask(workbench, {
        kind: 'bookmark.set',
        run,
        bookmark: { ...marks[0], at: { seq: 3 }, ...changes },
      });
    await set({});
    await set({ id: 'b9' });
    await set({ title: 'The hint' });
    await ask(workbench, { kind: 'bookmark.removed', run, id: 'b9' });
    const { bookmarks } = JSON.parse(await fileOf(run)) as { bookmarks: unknown[] };
    expect(bookmarks).toEqual([{ ...marks[0], title: 'The hint' }]);
    expect(await set({ at: { match: { kind: 'error', is: 7 }, ordinal: 1 } })).toEqual({
      kind: 'refused',
      sentence: expect.stringMatching(/^bookmark\.at/),
    });
    expect(bookmark.safeParse(bookmarks[0]).success).toBe(true);
  });
});
