/**
 * `serve` as a process: its one line, its end by a signal, and that it is never left behind by the
 * npm that started it.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  callControl,
  endServed,
  eventually,
  isRunning,
  startServe,
  startThroughNpm,
} from '#test/support/serve/served.ts';
import { askForAlice, loopbackFetch } from '#test/support/shell/http-call.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  endServed();
  folder.remove();
});

describe('the ready line', () => {
  it('is the only thing on stdout, and says where everything is', async () => {
    const served = await startServe();
    const { ready } = served;
    expect(Object.keys(ready)).toEqual([
      'issuer',
      'discovery',
      'control',
      'token',
      'run',
      'pid',
      'ca',
    ]);
    expect(ready).toMatchObject({
      issuer: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      control: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      pid: served.child.pid,
      ca: null,
    });
    const discovery = await (await loopbackFetch(ready.discovery, {})).json();
    expect(discovery).toMatchObject({ issuer: ready.issuer });
    await askForAlice(ready.issuer);
    expect((await callControl(ready, '/requests')).status).toBe(200);
    expect(await served.end()).toBe(0);
    expect(served.stdout()).toBe(`${JSON.stringify(ready)}\n`);
    expect(served.stderr()).toBe('');
  });

  it('names another loopback address when one was chosen, and clients reach it there', async () => {
    const { ready } = await startServe('--host', 'localhost');
    expect(ready.issuer).toMatch(/^http:\/\/localhost:\d+$/);
    const response = await fetch(ready.discovery);
    expect(await response.json()).toMatchObject({ issuer: ready.issuer });
  });
});

describe('the end', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s is clean, with exit code 0', async (signal) => {
    const served = await startServe('--data', folder.path);
    await askForAlice(served.ready.issuer);
    expect(await served.end(signal)).toBe(0);
    // What a database leaves beside its file when it was closed properly: nothing.
    expect(readdirSync(join(folder.path, 'runs'))).toHaveLength(1);
  });

  it('removes the temporary folder of a service without one of its own', async () => {
    const served = await startServe();
    const { body } = await callControl(served.ready, '/runs');
    const file = (body as { runs: { file: string }[] }).runs[0]?.file ?? '';
    expect(existsSync(file)).toBe(true);
    await served.end();
    expect(existsSync(join(file, '../..'))).toBe(false);
  });
});

describe('started through npm', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
    'ends when npm is ended by %s',
    async (signal) => {
      const served = await startThroughNpm('--data', folder.path);
      const { pid, issuer } = served.ready;
      await askForAlice(issuer);
      served.child.kill(signal);
      await eventually(() => !isRunning(pid));
      // It ended cleanly: everything is in the one file.
      expect(readdirSync(join(folder.path, 'runs'))).toHaveLength(1);
    },
  );

  it('ends with exit code 0 by a signal to its own process', async () => {
    const served = await startThroughNpm();
    expect(await served.end('SIGTERM')).toBe(0);
  });
});

it('keeps its files from everybody else on the machine', async () => {
  const served = await startServe('--data', folder.path);
  const runs = join(folder.path, 'runs');
  const modes = [runs, ...readdirSync(runs).map((name) => join(runs, name))].map(
    (path) => statSync(path).mode & 0o777,
  );
  expect(modes[0]).toBe(0o700);
  expect(new Set(modes.slice(1))).toEqual(new Set([0o600]));
  await served.end();
});
