/**
 * The port as the Electron host carries it: what each window may do and see, and whom the host does
 * not serve at all. The built bundles on the stand-in, which says what it does not cover.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TracePage } from '#shared/workbench-port.ts';
import { launchStandIn, type StandIn } from '#test/support/stand-in/electron-stand-in.ts';
import {
  ask,
  dispatch,
  phone,
  read,
  signIn,
  windowOpen,
} from '#test/support/stand-in/exposed-port.ts';
import { openThree } from '#test/support/stand-in/three-windows.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbench-stand-in-'));

let standIn: StandIn;

beforeAll(async () => {
  standIn = await launchStandIn({ userData: folder });
});

afterAll(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true });
});

async function pageOf(number: number): Promise<Page> {
  return (await standIn.window(number)).ready;
}

const notItsOwn = {
  kind: 'refused',
  sentence: 'This window may not do that; use the window it belongs to.',
};

describe('the Electron host’s port', () => {
  it('carries a sign-in from a click to everybody who follows the run', async () => {
    const { run, front, shop, end } = await openThree(standIn);
    await front.evaluate((followed) => {
      const kinds: string[] = [];
      Reflect.set(globalThis, 'kinds', kinds);
      const stop = Reflect.get(globalThis, 'workbench').follow(followed, 0, (page: TracePage) => {
        kinds.push(...page.entries.map(({ seq, kind }) => `${seq} ${kind}`));
      });
      Reflect.set(globalThis, 'stop', stop);
    }, run);
    expect(await dispatch(shop, signIn(run))).toMatchObject({ kind: 'accepted' });
    await front.waitForFunction(() => Reflect.get(globalThis, 'kinds').length > 3);
    const kinds: string[] = await front.evaluate(() => Reflect.get(globalThis, 'kinds'));
    const { entries } = await read(front, run);
    expect(kinds).toEqual(entries.slice(0, kinds.length).map(({ seq, kind }) => `${seq} ${kind}`));
    expect(entries.map(({ kind }) => kind)).toContain('intent.given');

    await front.evaluate(() => Reflect.get(globalThis, 'stop')());
    await dispatch(front, { kind: 'clock.step', run });
    expect((await read(front, run)).entries.length).toBeGreaterThan(kinds.length);
    await expect
      .poll(() => front.evaluate(() => Reflect.get(globalThis, 'kinds').length))
      .toBe(kinds.length);
    await end();
  });

  it('refuses a device window the till’s button, and windows of its own', async () => {
    const { run, device, end } = await openThree(standIn);
    for (const asked of [
      signIn(run),
      windowOpen(run, 'console', ''),
      { kind: 'clock.step', run },
      { kind: 'prompt.approved', run, device: 'phone-of-bruno', prompt: 'any' },
    ]) {
      expect(await dispatch(device, asked)).toEqual(notItsOwn);
    }
    expect(standIn.windows()).toHaveLength(3);
    await end();
  });

  it('refuses a relying-party window whatever belongs to a device', async () => {
    const { run, shop, end } = await openThree(standIn);
    for (const kind of ['prompt.opened', 'prompt.approved', 'prompt.denied']) {
      const asked = { kind, run, device: phone, prompt: 'any' };
      expect(await dispatch(shop, asked)).toEqual(notItsOwn);
    }
    await end();
  });

  it('shows a party’s window nothing of another run', async () => {
    const other = await openThree(standIn);
    await other.end();
    const { shop, end } = await openThree(standIn);
    expect((await read(other.front, other.run)).entries.length).toBeGreaterThan(0);
    expect(await read(shop, other.run)).toEqual({ entries: [], next: 0 });
    await end();
  });

  it('refuses what is malformed, and goes on serving', async () => {
    const front = await pageOf(0);
    for (const asked of [null, 'run.create', {}, { kind: 'run.open' }, { kind: 'rm', run: 'x' }]) {
      expect(await dispatch(front, asked)).toEqual({
        kind: 'refused',
        sentence: 'The intent is malformed; reload the window.',
      });
    }
    expect(await ask(front, 'readTrace', 'workbench', -1, 10)).toContain('malformed');
    expect(await ask(front, 'readTrace', 'workbench', 0, 1e9)).toContain('malformed');
    const { view: _view, ...withoutView } = windowOpen('run', 'device', phone);
    expect(await dispatch(front, withoutView)).toMatchObject({ kind: 'refused' });
    expect((await read(front, 'workbench')).entries.length).toBeGreaterThan(0);
  });

  it('does not serve a window that shows another view’s origin, or none', async () => {
    const { run, device, end } = await openThree(standIn);
    for (const address of ['app://console/', 'about:blank']) {
      await (await standIn.window(2)).loadURL(address);
      const answer = await dispatch(device, signIn(run));
      expect(answer).toContain('Only the workbench’s own windows may ask this.');
      expect(await ask(device, 'readTrace', run, 0, 10)).toContain('own windows');
    }
    await end();
  });

  it('does not serve frames, pages it did not open, or frames that are gone', async () => {
    const front = await pageOf(0);
    const asksInFrame = await front.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return frame.contentWindow !== null && 'workbench' in frame.contentWindow;
    });
    expect(asksInFrame).toBe(false);

    const { webContents: sender } = await standIn.window(0);
    const own = { url: 'app://console/', parent: null };
    const asked = { kind: 'theme.choose', theme: 'light' };
    const answers = await Promise.all(
      [
        { sender, senderFrame: { url: 'app://console/', parent: own } },
        { sender, senderFrame: { url: 'app://console.evil/', parent: null } },
        { sender, senderFrame: { url: 'about:blank', parent: null } },
        { sender, senderFrame: null },
        { sender: {}, senderFrame: own },
      ].map((event) => standIn.ipc.invoke(event, 'workbench:dispatch', [asked])),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({
        kind: 'failed',
        message: expect.stringContaining('own windows'),
      });
    }
    const honest = { sender, senderFrame: own };
    expect(await standIn.ipc.invoke(honest, 'workbench:dispatch', [asked])).toMatchObject({
      kind: 'answered',
    });
  });
});
