/** Files of other formats on their way into the store: older ones are upgraded, newer ones refused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { fileInMemory } from '#main/files/file-source.ts';
import { importRun } from '#main/files/import-run.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { Upgrade } from '#shared/trace/run-file/upgrades.ts';
import { ask, promptedRun, told } from '#test/support/files/recorded.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let good: Record<string, unknown>;

beforeEach(async () => {
  folder = temporaryFolder();
  const workbench = composeWorkbench(folder.path);
  const run = await promptedRun(workbench, 'seed');
  await ask(workbench, { kind: 'run.export', run, redacted: false });
  const { path = '' } = (await told(workbench, 'run.exported')).at(-1) ?? {};
  good = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  await workbench.close();
});

afterEach(() => folder.remove());

/** The same object with one member called and written otherwise, in its old place. */
function changed(of: object, from: string, to: string, write: (value: unknown) => unknown): object {
  const members = Object.entries(of).map(([name, value]) =>
    name === from ? [to, write(value)] : [name, value],
  );
  return Object.fromEntries(members) as object;
}

/** A format that there never was: the name was called title, and times were in seconds. */
const fromZero: Upgrade = {
  from: 0,
  head: ({ title, ...head }) => ({ ...head, format: 1, name: title }),
  entry: (entry) =>
    changed(entry as object, 'seconds', 'at', (seconds) => Math.round(Number(seconds) * 1000)),
};

function ofFormatZero(): string {
  const { name, entries, ...rest } = good;
  const older = (entries as object[]).map((entry) =>
    changed(entry, 'at', 'seconds', (ms) => Number(ms) / 1000),
  );
  return JSON.stringify({ ...rest, format: 0, title: name, entries: older });
}

let stores = 0;

async function taken(text: string, upgrades?: readonly Upgrade[]) {
  stores += 1;
  const store = new TraceStore(join(folder.path, `other-${stores}.sqlite`));
  try {
    const source = fileInMemory('old.json', new TextEncoder().encode(text));
    const order = { run: 'run-old', nowMs: 1, ...(upgrades === undefined ? {} : { upgrades }) };
    const imported = await importRun(store, source, order);
    return { imported, stored: store.read('run-old', 0, 100_000) };
  } finally {
    store.close();
  }
}

it('an older file becomes a run entry by entry, goes on like any other, and it is told', async () => {
  const { imported, stored } = await taken(ofFormatZero(), [fromZero]);
  expect(imported.warnings).toEqual([
    'The file was of format 0 and was upgraded to format 1 on the way in; the file itself stays as it was.',
  ]);
  expect(imported.stored).toMatchObject({ name: 'Bank payment', closedBecause: undefined });
  const { stored: straight } = await taken(JSON.stringify(good));
  expect(straight.length).toBe(imported.entries);
  expect(stored).toEqual(straight);
});

it('a file of today is told nothing of', async () => {
  expect((await taken(JSON.stringify(good))).imported.warnings).toEqual([]);
});

it('a newer file is refused with what to do, and one that never was with that', async () => {
  await expect(taken(JSON.stringify({ ...good, format: 2 }))).rejects.toThrow(
    'old.json: format: this file has format 2, and this version reads up to 1; update the workbench to open it.',
  );
  await expect(taken(ofFormatZero())).rejects.toThrow(
    'old.json: format: there never was a format 0.',
  );
});
