/**
 * Somebody sits down before the workbench: a host on a folder of its own, and the console on its start
 * page. What was begun in a test is ended after it, and a page that complained fails it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { consoleWindow, type Hosting, type Hosts, type Look } from './hosting.ts';
import { type Console, consoleOn } from './workbench-pages.ts';

export interface Sitting {
  readonly host: Hosting;
  readonly desk: Console;
}

export interface Sittings {
  readonly sit: (look?: Look) => Promise<Sitting>;
  /** Sits down and begins the demonstration. */
  readonly openDemo: (colorScheme?: 'light' | 'dark') => Promise<Console>;
}

/** Registers the hooks of a test file. */
export function sittings(hosts: Hosts): Sittings {
  const folders: string[] = [];
  const open: Hosting[] = [];
  const faults: string[] = [];

  afterEach(async () => {
    for (const host of open.splice(0)) await host.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    const seen = faults.splice(0);
    if (seen.length > 0) throw new Error(`A page complained: ${seen.join('; ')}`);
  });

  async function sit(look?: Look): Promise<Sitting> {
    const folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
    folders.push(folder);
    const host = await hosts(folder, look);
    open.push(host);
    host.context.on('weberror', (fault) => faults.push(fault.error().message));
    const page = await host.openWindow(consoleWindow);
    await page.getByRole('button', { name: 'Run the poll demo' }).waitFor();
    return { host, desk: consoleOn(page, host.opensPage) };
  }

  return {
    sit,
    openDemo: async (colorScheme = 'light') => {
      const { desk } = await sit({ colorScheme });
      await desk.startDemo();
      return desk;
    },
  };
}
