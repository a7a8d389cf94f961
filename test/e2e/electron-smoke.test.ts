/**
 * The built app in the real Electron runtime, wherever that is installed and there is a display; says
 * in one line why it is skipped elsewhere. What a stand-in cannot show is asked here.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleOn } from '#test/support/pages/workbench-pages.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'workbench-electron-'));

/** The runtime's executable. Requiring `electron` itself would begin a download. */
function findRuntime(): string | undefined {
  const home = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const named = join(home, 'path.txt');
  const file = existsSync(named) ? readFileSync(named, 'utf8') : 'electron';
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(home, 'dist');
  const executable = join(chosen, file);
  return existsSync(executable) ? executable : undefined;
}

const runtime = findRuntime();
const hasDisplay =
  process.platform !== 'linux' ||
  Boolean(process.env['DISPLAY']) ||
  Boolean(process.env['WAYLAND_DISPLAY']);

function whySkipped(): string | undefined {
  if (runtime === undefined) return 'the Electron runtime is not installed (npx install-electron)';
  return hasDisplay ? undefined : 'there is no display';
}

const skipped = whySkipped();
if (skipped !== undefined) console.log(`Electron smoke test skipped: ${skipped}.`);

let app: ElectronApplication;
let front: Page;

describe.skipIf(skipped !== undefined)(
  `the app in Electron${skipped ? ` (${skipped})` : ''}`,
  () => {
    beforeAll(async () => {
      const isRoot = process.getuid?.() === 0;
      app = await _electron.launch({
        ...(runtime === undefined ? {} : { executablePath: runtime }),
        args: [root, `--user-data-dir=${folder}`, ...(isRoot ? ['--no-sandbox'] : [])],
      });
      front = await app.firstWindow();
      await front.waitForLoadState();
    });

    afterAll(async () => {
      await app.close();
      rmSync(folder, { recursive: true });
    });

    it('shows the console under its own origin', async () => {
      expect(front.url()).toBe('app://console/');
      await expect.poll(() => front.evaluate(() => globalThis.isSecureContext)).toBe(true);
      await expect.poll(() => front.title()).toContain('CIBA Workbench');
    });

    it('gives the page the port and nothing of Node', async () => {
      const seen = await front.evaluate(() => ({
        port: Object.keys(Reflect.get(globalThis, 'workbench')).toSorted(),
        leaks: ['require', 'process', 'module', 'ipcRenderer'].filter((name) => name in globalThis),
      }));
      expect(seen.port).toEqual(['dispatch', 'follow', 'onCommand', 'readTrace', 'session']);
      expect(seen.leaks).toEqual([]);
    });

    it('opens a party’s window and refuses it what belongs to another', async () => {
      const desk = consoleOn(front, async (act) => {
        const [opened] = await Promise.all([app.waitForEvent('window'), act()]);
        await opened.waitForLoadState();
        return opened;
      });
      await desk.startDemo();
      const device = await desk.open('Alice’s phone');
      expect(device.url()).toBe('app://device/');
      const outcome = await device.evaluate(() => {
        const { session, dispatch } = Reflect.get(globalThis, 'workbench');
        return dispatch({ kind: 'clock.step', run: session.run });
      });
      expect(outcome).toMatchObject({ kind: 'refused' });
    });

    it('delivers what is followed, across the context bridge', async () => {
      const count = await front.evaluate(
        () =>
          new Promise<number>((arrive) => {
            Reflect.get(globalThis, 'workbench').follow(
              'workbench',
              0,
              (page: { entries: unknown[] }) => arrive(page.entries.length),
            );
          }),
      );
      expect(count).toBeGreaterThan(0);
    });
  },
);
