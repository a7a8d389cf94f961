/** The application menu of the Electron host: every command of the console, done in the console. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandList } from '#shared/commands/command-list.ts';
import { launchStandIn, type StandIn } from '#test/support/stand-in/electron-stand-in.ts';
import { openThree } from '#test/support/stand-in/three-windows.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbench-menu-'));

let standIn: StandIn;
let front: Page;
let items: MenuItemConstructorOptions[];

beforeAll(async () => {
  standIn = await launchStandIn({ userData: folder });
  front = await (await standIn.window(0)).ready;
  items =
    standIn.app.seen.menu?.template.flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu : [],
    ) ?? [];
});

afterAll(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true });
});

/** Chooses an item as a person does; Electron hands over more than our items look at. */
function choose(label: string): void {
  const click = items.find((item) => item.label === label)?.click;
  if (click === undefined) throw new Error(`The menu has no «${label}».`);
  Reflect.apply(click, undefined, []);
}

describe('the menu of the app', () => {
  it('has every command of the console once, by the title that the palette has', () => {
    const labels = items.flatMap(({ label }) => label ?? []);
    expect(labels.filter((label) => label !== 'Show Console').toSorted()).toEqual(
      commandList.map(({ title }) => title).toSorted(),
    );
  });

  it('shows their keys and leaves them to the page, which knows where somebody types', () => {
    const withKeys = items.filter(({ accelerator, id }) => id !== undefined && accelerator);
    expect(withKeys.length).toBeGreaterThan(20);
    expect(withKeys.filter(({ registerAccelerator }) => registerAccelerator !== false)).toEqual([]);
    expect(items.find(({ id }) => id === 'time.back')?.accelerator).toBe('Shift+F10');
    expect(items.find(({ id }) => id === 'time.faster')?.accelerator).toBe('Plus');
    expect(items.find(({ id }) => id === 'workbench.palette')?.accelerator).toBe(
      'CommandOrControl+K',
    );
  });

  it('has standard roles where a platform expects them', () => {
    const roles = items.flatMap(({ role }) => role ?? []);
    expect(roles).toEqual(
      expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'about']),
    );
    const menus = standIn.app.seen.menu?.template.flatMap(({ role, label }) => role ?? label ?? []);
    expect(menus).toEqual([
      'fileMenu',
      'editMenu',
      'viewMenu',
      'Run',
      'Message',
      'Lesson',
      'windowMenu',
      'help',
    ]);
  });

  it('says why a command cannot be done yet', async () => {
    choose('Step');
    const alert = front.getByRole('alert').getByText('Open a run first.');
    await alert.waitFor();
    await expect.poll(() => alert.count()).toBe(1);
  });

  it('carries a command out in the console, and brings that to the front', async () => {
    const { end } = await openThree(standIn);
    const window = await standIn.window(0);
    const before = window.timesFocused();
    choose('All commands');
    await front.getByRole('combobox').waitFor();
    expect(window.timesFocused()).toBe(before + 1);
    await front.keyboard.press('Escape');
    choose('Show the network');
    await front.getByRole('tab', { name: 'Network', selected: true }).waitFor();
    await end();
  });
});
