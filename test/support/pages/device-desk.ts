/** Hooks for tests of devices' windows: a run of its own and a host for every test. */
import { afterEach, beforeEach } from 'vitest';
import { type DevicePage, deviceOn } from './device-pages.ts';
import { type DeviceRun, startDeviceRun } from './device-run.ts';
import type { Hosts, Look } from './hosting.ts';

export interface DeviceDesk {
  readonly runs: () => DeviceRun;
  readonly open: (device: string) => Promise<DevicePage>;
  /** A device with a prompt that is open, and its auth_req_id; so many devices are to be reached. */
  readonly asked: (
    device: string,
    hint: string,
    arrivals?: number,
    request?: Parameters<DeviceRun['signIn']>[3],
  ) => Promise<[DevicePage, string]>;
  readonly decisions: () => Promise<readonly string[]>;
  /** Begins anew, with all windows in that scheme. */
  readonly chooseScheme: (scheme: 'light' | 'dark') => Promise<void>;
}

/** Registers the hooks of a test file. */
export function deviceDesk(hosts: Hosts): DeviceDesk {
  let runs: DeviceRun;
  let faults: string[] = [];

  async function start(look?: Look): Promise<void> {
    runs = await startDeviceRun(hosts, look);
    runs.host.context.on('weberror', (fault) => faults.push(fault.error().message));
  }

  beforeEach(async () => {
    faults = [];
    await start();
  });
  afterEach(async () => {
    await runs.close();
    if (faults.length > 0) throw new Error(`A page complained: ${faults.join('; ')}`);
  });

  const open = async (device: string): Promise<DevicePage> => deviceOn(await runs.open(device));
  return {
    runs: () => runs,
    open,
    asked: async (device, hint, arrivals = 1, request) => {
      const page = await open(device);
      const authReqId = await runs.signIn('corner-shop', hint, 'PAY-7KQ4', request);
      await runs.stepUntil('prompt.arrived', arrivals);
      await page.openRequest(authReqId.slice(0, 4));
      await page.shows('Does the other screen show the same message?');
      return [page, authReqId];
    },
    decisions: async () => (await runs.entries('request.decided')).map(({ decision }) => decision),
    chooseScheme: async (scheme) => {
      await runs.close();
      await start({ colorScheme: scheme });
    },
  };
}
