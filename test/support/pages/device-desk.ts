/** Hooks for tests of devices' windows: a run of its own and a Chromium context for every test. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchChromium } from './browser.ts';
import { rendererFolder } from './built.ts';
import { type DevicePage, deviceOn } from './device-pages.ts';
import { type DeviceRun, startDeviceRun } from './device-run.ts';

export interface DeviceDesk {
  readonly runs: () => DeviceRun;
  readonly context: () => BrowserContext;
  readonly open: (device: string) => Promise<DevicePage>;
  /** A device with a prompt that is open, and its auth_req_id; so many devices are to be reached. */
  readonly asked: (
    device: string,
    hint: string,
    arrivals?: number,
  ) => Promise<[DevicePage, string]>;
  readonly decisions: () => Promise<readonly string[]>;
  /** The windows from here on are in that scheme. */
  readonly chooseScheme: (scheme: 'light' | 'dark') => Promise<void>;
}

/** Registers the hooks of a test file. */
export function deviceDesk(): DeviceDesk {
  let browser: Browser;
  let context: BrowserContext;
  let runs: DeviceRun;
  let faults: string[] = [];

  async function openContext(colorScheme: 'light' | 'dark'): Promise<void> {
    const viewport = { width: 1280, height: 800 };
    context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    context.on('weberror', (fault) => faults.push(fault.error().message));
  }

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => browser?.close());
  beforeEach(async () => {
    faults = [];
    runs = await startDeviceRun(rendererFolder);
    await openContext('light');
  });
  afterEach(async () => {
    await context.close();
    await runs.close();
    if (faults.length > 0) throw new Error(`A page complained: ${faults.join('; ')}`);
  });

  const open = async (device: string): Promise<DevicePage> =>
    deviceOn(await runs.open(context, device));
  return {
    runs: () => runs,
    context: () => context,
    open,
    asked: async (device, hint, arrivals = 1) => {
      const page = await open(device);
      const authReqId = await runs.signIn('corner-shop', hint, 'PAY-7KQ4');
      await runs.stepUntil('prompt.arrived', arrivals);
      await page.openRequest(authReqId.slice(0, 4));
      await page.shows('PAY-7KQ4');
      return [page, authReqId];
    },
    decisions: async () => (await runs.entries('request.decided')).map(({ decision }) => decision),
    chooseScheme: async (scheme) => {
      await context.close();
      await openContext(scheme);
    },
  };
}
