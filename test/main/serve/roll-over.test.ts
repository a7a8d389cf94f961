/**
 * Days of service in small: a service that rolls over to new runs under load, keeps what is pending,
 * clears away what is too old, and whose runs all derive again.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  callControl,
  endServed,
  eventually,
  type Served,
  startServe,
} from '#test/support/serve/served.ts';
import { askForAlice, pollOnce } from '#test/support/shell/http-call.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const program = fileURLToPath(new URL('../../../src-main/cli.ts', import.meta.url));

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  endServed();
  folder.remove();
});

function serve(provider: object): Promise<Served> {
  const config = join(folder.path, 'config.json');
  writeFileSync(config, JSON.stringify({ provider }));
  return startServe('--data', folder.path, '--config', config);
}

const runFiles = (): readonly string[] => readdirSync(join(folder.path, 'runs')).toSorted();

async function approve({ ready }: Served, authReqId: string): Promise<number> {
  const path = `/requests/${authReqId}/decision`;
  return (await callControl(ready, path, { method: 'POST', body: { decision: 'approve' } })).status;
}

/** Opens requests until so many runs are there. */
async function loadUntil(served: Served, isEnough: () => boolean): Promise<void> {
  await eventually(async () => {
    const { issuer } = served.ready;
    await Promise.all(Array.from({ length: 20 }, () => askForAlice(issuer)));
    return isEnough();
  });
}

it('rolls over under load, keeps every pending request, and each run derives again', async () => {
  const served = await serve({ roll_over_mb: 1 });
  const { issuer } = served.ready;
  const early = await askForAlice(issuer);
  await loadUntil(served, () => runFiles().filter((name) => name.endsWith('.sqlite')).length === 3);
  expect(await approve(served, early)).toBe(200);
  expect((await pollOnce(issuer, early)).status).toBe(200);
  const late = await askForAlice(issuer);
  expect(served.stderr()).toMatch(
    /^run-[0-9a-f]{10} goes on from run-[0-9a-f]{10}, which is kept in .*000001-run-[0-9a-f]{10}\.sqlite\.$/m,
  );
  expect(served.stdout().trimEnd().split('\n')).toHaveLength(1);
  expect(await served.end()).toBe(0);

  const again = await serve({ roll_over_mb: 1 });
  expect(again.ready.issuer).toBe(issuer);
  expect(await approve(again, late)).toBe(200);
  expect((await pollOnce(issuer, late)).status).toBe(200);
  await again.end();
  for (const name of runFiles()) {
    const run = name.slice(name.indexOf('run-'), -'.sqlite'.length);
    const { status, stderr } = spawnSync(
      process.execPath,
      [program, 'verify', run, '--data', folder.path],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, expect.stringContaining('byte for byte')]);
  }
});

it('shows any run and draws a request across its runs', async () => {
  const served = await serve({ roll_over_mb: 1 });
  const authReqId = await askForAlice(served.ready.issuer);
  await loadUntil(served, () => runFiles().some((name) => name.startsWith('000002')));
  await approve(served, authReqId);
  const { body } = await callControl(served.ready, '/runs');
  const { runs } = body as { runs: { run: string; current: boolean }[] };
  expect(runs.map(({ current }) => current)).toEqual([false, true]);
  const [first, second] = await Promise.all(
    runs.map(async ({ run }) => (await callControl(served.ready, `/trace?run=${run}`)).text),
  );
  expect(first).toContain('"kind":"run.began"');
  expect(second).toMatch(/^\{"seq":\d+,.*"kind":"run\.continued"/);
  const lastOfFirst = JSON.parse(first?.trimEnd().split('\n').at(-1) ?? '') as { seq: number };
  expect(second).toMatch(new RegExp(`^\\{"seq":${lastOfFirst.seq + 1},`));
  const { text } = await callControl(served.ready, `/diagram?auth_req_id=${authReqId}`);
  expect(text).toContain('POST /backchannel/authentication');
  expect(text).toContain('decides for the person');
});

it('clears the oldest runs away when they take too much room, and says so', async () => {
  const served = await serve({ roll_over_mb: 1, keep_mb: 2 });
  await loadUntil(served, () => runFiles().some((name) => name.startsWith('000005')));
  const names = runFiles().filter((name) => name.endsWith('.sqlite'));
  expect(names.length).toBeLessThan(5);
  expect(names.some((name) => name.startsWith('000001'))).toBe(false);
  expect(served.stderr()).toMatch(
    /000001-run-[0-9a-f]{10}\.sqlite was removed, for old runs may take provider\.keep_mb, 2 MB\./,
  );
});
