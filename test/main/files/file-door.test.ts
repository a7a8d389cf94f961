/** The door for files in the browser host: who may come, what is handed out and what is taken in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import { ask, entriesOf, promptedRun, told } from '#test/support/files/recorded.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let workbench: Workbench;
let host: BrowserHost;
let run: string;

beforeEach(async () => {
  folder = temporaryFolder();
  workbench = composeWorkbench(folder.path);
  host = new BrowserHost({ workbench, renderer: folder.path });
  run = await promptedRun(workbench, 'seed');
});

afterEach(async () => {
  host.close();
  await workbench.close();
  folder.remove();
});

type View = 'console' | 'relying-party' | 'device';

async function door(view: View = 'console', party = '') {
  const [base = '', token = ''] = (
    await host.openWindow({ view, run: view === 'console' ? '' : run, party })
  ).split('#');
  return (path: string, init: RequestInit = {}, given = token) =>
    fetch(`${base}files/${path}`, { ...init, headers: { Authorization: `Bearer ${given}` } });
}

async function exported(): Promise<string> {
  await ask(workbench, { kind: 'run.export', run, redacted: false });
  return (await told(workbench, 'run.exported')).at(-1)?.file ?? '';
}

const linesOf = async (response: Response) =>
  (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; [member: string]: unknown });

const post = (body: BodyInit): RequestInit => ({ method: 'POST', body });

describe('the door for files', () => {
  it('hands out what was exported byte for byte, and nothing that lies beside it', async () => {
    const file = await exported();
    const call = await door();
    const answer = await call(file);
    expect(await answer.text()).toBe(readFileSync(join(folder.path, 'files', file), 'utf8'));
    for (const path of ['nothing.json', '..%2Fworkbench.sqlite', '%2Fetc%2Fpasswd', '%E0%A4%A'])
      expect((await call(path)).status).toBe(404);
  });

  it('makes a run of what is handed over, tells how far it has come, and keeps no copy', async () => {
    const text = readFileSync(join(folder.path, 'files', await exported()), 'utf8');
    const before = readdirSync(join(folder.path, 'files'));
    const lines = await linesOf(await (await door())('?name=from%20home.json', post(text)));
    const last = lines.at(-1);
    expect(last).toMatchObject({ kind: 'taken', warnings: [] });
    const shares = lines.slice(0, -1).map(({ share }) => Number(share));
    expect(shares.length).toBeGreaterThan(0);
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
    expect(await entriesOf(workbench, String(last?.['run']))).toEqual(
      await entriesOf(workbench, run),
    );
    expect((await told(workbench, 'run.imported')).at(-1)?.origin.file).toBe('from home.json');
    expect(readdirSync(join(folder.path, 'files'))).toEqual(before);
  });

  it('refuses what is no run with the name, the place and the reason, and nothing has changed', async () => {
    const call = await door();
    const before = await entriesOf(workbench, run);
    const listed = (await told(workbench, 'run.listed')).length;
    const file = JSON.parse(readFileSync(join(folder.path, 'files', await exported()), 'utf8')) as {
      entries: { seq: number }[];
    };
    const [first, second] = file.entries;
    const skipped = { ...file, entries: [first, { ...second, seq: 7 }] };
    for (const [body, sentence] of [
      ['', /^a\.json: /],
      ['{"format": 9}', /^a\.json: format: this file has format 9, .*update the workbench/],
      [JSON.stringify(skipped), /^a\.json: entries\[1\]\.seq: Entry 7 stands where 1 is due\.$/],
    ] as const) {
      const lines = await linesOf(await call('?name=a.json', post(body)));
      expect(lines.at(-1)).toEqual({ kind: 'refused', sentence: expect.stringMatching(sentence) });
    }
    expect(await entriesOf(workbench, run)).toEqual(before);
    expect((await told(workbench, 'run.listed')).length).toBe(listed);
    expect(
      readdirSync(join(folder.path, 'files')).filter((name) => name.endsWith('.part')),
    ).toEqual([]);
  });

  it('is open to the console alone, and to nobody without its token', async () => {
    const file = await exported();
    expect((await (await door())(file, {}, 'guessed')).status).toBe(401);
    for (const [view, party] of [
      ['relying-party', 'till'],
      ['device', 'phone-of-alice'],
    ] as const) {
      const call = await door(view, party);
      expect((await call(file)).status).toBe(404);
      expect((await call('?name=a.json', post('{}'))).status).toBe(404);
    }
    expect((await told(workbench, 'run.imported')).length).toBe(0);
  });
});
