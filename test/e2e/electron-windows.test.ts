/**
 * The Electron host's windows over a restart, and layouts with real bounds: the built bundles on the
 * stand-in, which says what it does not cover.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchStandIn, type StandIn } from '#test/support/stand-in/electron-stand-in.ts';
import { phone, read, till } from '#test/support/stand-in/exposed-port.ts';
import type { StandInWindow } from '#test/support/stand-in/stand-in-window.ts';
import { openThree } from '#test/support/stand-in/three-windows.ts';

let folder: string;
let standIn: StandIn;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-stand-in-'));
  standIn = await launchStandIn({ userData: folder });
});

afterEach(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true });
});

async function restart(): Promise<void> {
  await standIn.close();
  standIn = await launchStandIn({ userData: folder });
}

const front = async (): Promise<Page> => (await standIn.window(0)).ready;

/** The open windows by what their names begin with. */
const views = (): string[] => standIn.windows().map(({ options }) => options.name ?? '');

const named = (name: string): StandInWindow | undefined =>
  standIn.windows().find(({ options }) => options.name === name);

async function choose(page: Page, layout: string): Promise<void> {
  await page.bringToFront();
  await page.getByRole('button', { name: 'Windows and layouts' }).click();
  await page.getByRole('button', { name: layout, exact: true }).click();
}

describe('the Electron host’s windows over a restart', () => {
  it('are there again, each in the place that it keeps, but for those that were closed', async () => {
    const { run, shop } = await openThree(standIn);
    await restart();
    await expect.poll(views).toEqual(['console', `relying-party ${till}`, `device ${phone}`]);
    for (const { options } of standIn.windows()) expect(options.windowStatePersistence).toBe(true);
    const again = await (await standIn.window(2)).ready;
    await expect
      .poll(() => again.evaluate(() => Reflect.get(globalThis, 'workbench').session))
      .toEqual({
        view: 'device',
        run,
        party: phone,
      });
    expect(shop.isClosed()).toBe(true);
    await (await (await standIn.window(1)).ready).close();
    await expect.poll(views).toEqual(['console', `device ${phone}`]);
    await restart();
    await expect.poll(views).toEqual(['console', `device ${phone}`]);
  });
});

describe('layouts in the Electron host', () => {
  it('open, place and close windows: beside each other, and on the second screen', async () => {
    await openThree(standIn);
    const page = await front();
    await choose(page, 'Console + phone + till');
    const bounds = (name: string) => named(name)?.getNormalBounds();
    await expect.poll(() => bounds('console')).toEqual({ x: 0, y: 40, width: 1152, height: 1040 });
    expect(bounds(`relying-party ${till}`)).toMatchObject({ x: 1152, width: 384 });
    expect(bounds(`device ${phone}`)).toMatchObject({ x: 1536, width: 384 });
    await choose(page, 'Audience on the second screen');
    await expect.poll(views).toEqual(['console', 'audience']);
    expect(bounds('audience')).toEqual({ x: 1920, y: 0, width: 1280, height: 720 });
  });

  it('keep under a name where a person put the windows, over a restart', async () => {
    await openThree(standIn);
    const page = await front();
    const place = { x: 960, y: 300, width: 480, height: 520 };
    named(`device ${phone}`)?.setBounds(place);
    await expect
      .poll(async () => (await read(page, 'workbench')).entries.map(({ kind }) => kind))
      .toContain('window.placed');
    await page.bringToFront();
    await page.getByRole('button', { name: 'Windows and layouts' }).click();
    await page.getByLabel('Save as it is now').fill('My class');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Rename My class' }).waitFor();
    await restart();
    named(`device ${phone}`)?.setBounds({ x: 0, y: 0, width: 200, height: 200 });
    await choose(await front(), 'My class');
    await expect.poll(() => named(`device ${phone}`)?.getNormalBounds()).toEqual(place);
    expect(views()).toHaveLength(3);
  });
});
