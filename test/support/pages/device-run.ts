/**
 * A run with devices of every kind, for tests of their windows: four people, five devices, three
 * clients. It is driven by intents as the console gives them, and looked at in the devices' windows.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { z } from 'zod';
import { makeSigningKey, publicHalf } from '#main/signing/signing-keys.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { Intent } from '#shared/intents.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { signInRequest } from '#shared/protocol/setup/sign-in-request.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { buildClient, buildSetup } from '../core/setup.ts';
import { begun } from '../core/world-of.ts';
import { ask, entriesOf } from '../files/recorded.ts';
import type { Hosting, Hosts, Look } from './hosting.ts';

export const run = 'run-devices';

const shops = ['Corner Shop', 'City Bank', 'Night Train'] as const;
const ids = ['corner-shop', 'city-bank', 'night-train'] as const;

/** Alice has a phone and a tablet; Bruno, Carla and Dimitri are reached each in another way. */
export const deviceSetup: RunSetup = buildSetup({
  name: 'Devices of every kind',
  withdrawals: 'named',
  deviceContexts: 'reported',
  provider: {
    binding_message_max_length: 40,
    default_expires_in: 300,
    authorization_details_types: [
      { type: 'payment', fields: { creditor: 'string', instructed_amount: 'object' } },
    ],
  },
  clients: ids.map((id, index) =>
    buildClient(id, { client_name: shops[index] ?? id, authorization_details_types: ['payment'] }),
  ),
  relyingParties: ids.map((name, index) => ({
    name,
    title: shops[index] ?? name,
    clientId: name,
  })),
  users: [
    person('u-1', 'alice', 'Alice Amberg', ['phone-of-alice', 'tablet-of-alice']),
    person('u-2', 'bruno', 'Bruno Baltic', ['phone-of-bruno']),
    person('u-3', 'carla', 'Carla Coral', ['mail-of-carla']),
    person('u-4', 'dimitri', 'Dimitri Dune', ['mobile-of-dimitri']),
  ],
  devices: [
    { name: 'phone-of-alice', title: 'Alice’s phone', authenticators: ['pin'], pin: '2468' },
    {
      name: 'tablet-of-alice',
      title: 'Alice’s tablet',
      authenticators: ['finger', 'pin'],
      pin: '2468',
    },
    {
      name: 'phone-of-bruno',
      title: 'Bruno’s phone',
      authenticators: ['face', 'pin'],
      pin: '1357',
    },
    { name: 'mail-of-carla', title: 'Carla’s mail', channel: 'email' },
    { name: 'mobile-of-dimitri', title: 'Dimitri’s mobile', channel: 'sms' },
  ],
});

function person(sub: string, username: string, name: string, devices: readonly string[]) {
  const [email, phone_number] = [`${username}@home.example`, `+4179000000${sub.slice(-1)}`];
  return { sub, username, name, devices, email, phone_number };
}

export interface DeviceRun {
  readonly ask: (intent: Intent) => Promise<void>;
  /** Presses «Sign in» at a relying party, and answers the auth_req_id once it is there. */
  readonly signIn: (
    relyingParty: string,
    hint: string,
    message: string,
    request?: z.infer<typeof signInRequest>,
  ) => Promise<string>;
  /** Lets time pass, step by step, until that many of those have been recorded. */
  readonly stepUntil: <Kind extends Entry['kind']>(kind: Kind, count: number) => Promise<void>;
  /** Lets time pass until a prompt has lapsed. */
  readonly lapse: () => Promise<void>;
  /** Lets so many more things happen. */
  readonly step: (count: number) => Promise<void>;
  readonly entries: <Kind extends Entry['kind']>(kind: Kind) => Promise<readonly EntryOf<Kind>[]>;
  readonly open: (device: string) => Promise<Page>;
  readonly host: Hosting;
  readonly close: () => Promise<void>;
}

const mostSteps = 400;
const mostLooks = 400;
const lookEveryMs = 25;

/** Writes the run into a folder of its own, and starts that host on it. */
export async function startDeviceRun(hosts: Hosts, look?: Look): Promise<DeviceRun> {
  const folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  await writeRun(folder);
  const host = await hosts(folder, look);
  const told = async (intent: Intent): Promise<void> => {
    const outcome = await ask(host, intent);
    if (outcome.kind === 'refused') throw new Error(outcome.sentence);
  };
  async function recorded<Kind extends Entry['kind']>(kind: Kind): Promise<EntryOf<Kind>[]> {
    const entries = await entriesOf(host, run);
    return entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
  }
  /** Where nothing is planned, what was done in a window may still be on its way here. */
  async function stepIfAny(): Promise<Outcome> {
    const outcome = await ask(host, { kind: 'clock.step', run });
    if (outcome.kind === 'refused') await setTimeout(lookEveryMs);
    return outcome;
  }
  async function step(): Promise<void> {
    let outcome = await stepIfAny();
    for (let looks = 1; outcome.kind === 'refused' && looks < mostLooks; looks += 1)
      outcome = await stepIfAny();
    if (outcome.kind === 'refused') throw new Error(outcome.sentence);
  }
  async function stepUntil(kind: Entry['kind'], count: number): Promise<void> {
    for (let steps = 0; steps < mostSteps; steps += 1) {
      if ((await recorded(kind)).length >= count) return;
      await stepIfAny();
    }
    throw new Error(`There are not ${count} of ${kind} after ${mostSteps} steps.`);
  }
  return {
    host,
    ask: told,
    stepUntil,
    lapse: async () => {
      const isOver = async (): Promise<boolean> =>
        (await recorded('machine.moved')).some(({ to }) => to === 'lapsed');
      for (let steps = 0; steps < mostSteps && !(await isOver()); steps += 1) await step();
    },
    step: async (count) => {
      for (let steps = 0; steps < count; steps += 1) await step();
    },
    entries: recorded,
    signIn: async (relyingParty, loginHint, bindingMessage, request) => {
      const before = (await recorded('request.opened')).length;
      const scope = 'openid profile payment';
      await told({
        kind: 'sign-in.pressed',
        run,
        relyingParty,
        loginHint,
        bindingMessage,
        scope,
        ...(request === undefined ? {} : { request }),
      });
      await stepUntil('request.opened', before + 1);
      return (await recorded('request.opened')).at(-1)?.authReqId ?? '';
    },
    open: async (device) => {
      const page = await host.openWindow({ view: 'device', run, party: device });
      await page.getByRole('region', { name: 'Phone' }).waitFor();
      return page;
    },
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The run stands in the folder before a workbench looks there. */
async function writeRun(folder: string): Promise<void> {
  const key = await makeSigningKey('ES256', 'devices');
  const { entries } = begun({ ...deviceSetup, keys: [publicHalf(key)] });
  const store = new TraceStore(join(folder, 'workbench.sqlite'));
  const name = deviceSetup.name;
  store.createRun({ run, name, mode: 'virtual', createdAtMs: 0 }, [key], entries);
  store.append('workbench', [{ seq: 0, at: 0, kind: 'run.listed', run, name, mode: 'virtual' }]);
  store.close();
}
