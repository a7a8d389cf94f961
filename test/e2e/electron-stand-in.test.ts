/**
 * The app in Electron from beginning to end, driven as a person would by role and label: the built
 * bundles on the stand-in, which says what it does not cover.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Windows } from '#test/support/pages/agreement.ts';
import {
  runThroughApproval,
  runThroughDenial,
  runThroughExpiry,
  stepThroughApproval,
} from '#test/support/pages/decoupled-flow.ts';
import { stepUntil } from '#test/support/pages/stepping.ts';
import { type Console, consoleOn, phoneOn, tillOn } from '#test/support/pages/workbench-pages.ts';
import { launchStandIn, type StandIn } from '#test/support/stand-in/electron-stand-in.ts';
import { dispatch, read } from '#test/support/stand-in/exposed-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbench-stand-in-'));
let launches = 0;

afterAll(() => rmSync(folder, { recursive: true }));

/** The console of a started app; what it opens is the app's next window. */
async function consoleOf(standIn: StandIn): Promise<Console> {
  const page = await (await standIn.window(0)).ready;
  return consoleOn(page, async (act) => {
    const next = standIn.windows().length;
    await act();
    const opened = await (await standIn.window(next)).ready;
    // Chromium paints a page once a second after a click in it has opened another.
    await page.bringToFront();
    return opened;
  });
}

describe('the decoupled flow in Electron', () => {
  let standIn: StandIn;
  let desk: Console;
  let faults: string[];

  beforeEach(async () => {
    launches += 1;
    standIn = await launchStandIn({ userData: join(folder, `flow-${launches}`) });
    desk = await consoleOf(standIn);
    faults = [];
    const context = desk.page.context();
    context.on('weberror', (fault) => faults.push(fault.error().message));
    context.on('console', (line) => {
      if (line.type() === 'error') faults.push(line.text());
    });
  });

  afterEach(() => standIn.close());

  async function openWindows(): Promise<Windows> {
    await desk.startDemo();
    const till = tillOn(await desk.open('Corner Shop till'));
    const phone = phoneOn(await desk.open('Alice’s phone'));
    return { desk, till, phone };
  }

  it('can be stepped message by message, and every window tells the same story', async () => {
    await stepThroughApproval(await openWindows());
    expect(faults).toEqual([]);
  });

  it('runs by itself at speed once it is approved', async () => {
    await runThroughApproval(await openWindows());
    expect(faults).toEqual([]);
  });

  it('ends with access_denied when the person denies', async () => {
    await runThroughDenial(await openWindows());
    expect(faults).toEqual([]);
  });

  it('ends by the client’s own clock when nobody answers', async () => {
    await runThroughExpiry(await openWindows());
    expect(faults).toEqual([]);
  });

  it('shows the past in all windows at once, and a reloaded window where it was', async () => {
    const { till } = await openWindows();
    await till.signIn('alice', 'PAY-PAST');
    await stepUntil(desk, /400 authorization_pending/);
    for (let count = 0; count < 4; count += 1) await desk.stepBack();
    await till.page.getByText(/You are looking at \d/).waitFor();
    await desk.returnToNow();
    await till.page.reload();
    await till.heading('Waiting for your phone');
    expect(faults).toEqual([]);
  });
});

describe('the Electron host’s beginning and end', () => {
  it('closes the workbench when it quits, and finds everything again', async () => {
    const userData = join(folder, 'again');
    const first = await launchStandIn({ userData });
    const front = await (await first.window(0)).ready;
    await dispatch(front, { kind: 'run.create', name: 'Kept', mode: 'virtual', seed: 'kept' });
    await dispatch(front, { kind: 'theme.choose', theme: 'dark' });
    await first.close();

    const second = await launchStandIn({ userData });
    const { entries } = await read(await (await second.window(0)).ready, 'workbench');
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'run.listed', name: 'Kept' }));
    expect(second.app.nativeTheme.themeSource).toBe('dark');
    await second.close();
  });

  it('leaves at once when another instance is running', async () => {
    const second = await launchStandIn({ userData: folder, isSecondInstance: true });
    await second.app.ended;
    expect(second.windows()).toEqual([]);
    await second.close();
  });

  it('says why when it cannot start', async () => {
    const failed = await launchStandIn({ userData: '/dev/null/nowhere' });
    await failed.app.ended;
    expect(failed.app.seen.errors).toHaveLength(1);
    expect(failed.app.seen.errors[0]).toMatch(/^CIBA Workbench cannot start: ./);
    await failed.close();
  });
});
