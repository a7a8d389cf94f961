/**
 * A service on a data folder: what it knew it knows again after a restart or a crash, at the same
 * address, and its record derives again.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  callControl,
  endServed,
  type Served,
  serveInVain,
  startServe,
} from '#test/support/serve/served.ts';
import { askForAlice, loopbackFetch, pollOnce } from '#test/support/shell/http-call.ts';
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

const approve = ({ ready }: Served, authReqId: string) =>
  callControl(ready, `/requests/${authReqId}/decision`, {
    method: 'POST',
    body: { decision: 'approve' },
  });

const jwksOf = async (issuer: string): Promise<unknown> =>
  (await loopbackFetch(`${issuer}/jwks`, {})).json();

describe('a data folder that is served again', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'after %s: same issuer, run and keys, and a pending request goes on',
    async (signal) => {
      const first = await startServe('--data', folder.path);
      const { issuer, run } = first.ready;
      const keys = await jwksOf(issuer);
      const authReqId = await askForAlice(issuer);
      await first.end(signal);

      const second = await startServe('--data', folder.path);
      expect(second.ready).toMatchObject({ issuer, run });
      expect(second.ready.token).not.toBe(first.ready.token);
      expect(await jwksOf(issuer)).toEqual(keys);
      expect((await approve(second, authReqId)).status).toBe(200);
      expect((await pollOnce(issuer, authReqId)).status).toBe(200);
      await second.end();
      const { status, stderr } = spawnSync(
        process.execPath,
        [program, 'verify', run, '--data', folder.path],
        { encoding: 'utf8' },
      );
      expect([status, stderr]).toEqual([
        0,
        expect.stringMatching(/^All \d+ entries derive again, byte for byte\.\n$/),
      ]);
    },
  );

  it('takes its own port again when it is named, and refuses another address', async () => {
    const first = await startServe('--data', folder.path);
    const { issuer } = first.ready;
    await first.end();
    const { port } = new URL(issuer);
    const again = await startServe('--data', folder.path, '--port', port, '--host', '127.0.0.1');
    expect(again.ready.issuer).toBe(issuer);
    await again.end();
    for (const other of [
      ['--port', port === '4711' ? '4712' : '4711'],
      ['--host', '127.0.0.2'],
    ]) {
      const { status, stderr } = await serveInVain('--data', folder.path, ...other);
      expect(status).toBe(2);
      expect(stderr).toMatch(new RegExp(`is served at ${issuer}.*leave ${other.join(' ')} out`));
    }
  });

  it('passes over a file whose first commit never came', async () => {
    const first = await startServe('--data', folder.path);
    await first.end();
    const runs = join(folder.path, 'runs');
    writeFileSync(join(runs, '000002-run-00000000ff.sqlite'), '');
    const second = await startServe('--data', folder.path);
    expect(second.ready.run).toBe(first.ready.run);
    expect(readdirSync(runs).filter((name) => name.startsWith('000002'))).toEqual([]);
  });
});

it('verify says so when the run is being served', async () => {
  const { ready } = await startServe('--data', folder.path);
  const { status, stderr } = spawnSync(
    process.execPath,
    [program, 'verify', ready.run, '--data', folder.path],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^Another workbench has the data/)]);
});
