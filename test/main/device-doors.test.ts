/**
 * The way from one device's window to another's: it opens once, and the window that asks for it never
 * gets hold of what would let it act there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import type { Intent } from '#shared/intents.ts';
import type { Session } from '#shared/session.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let workbench: Workbench;
let host: BrowserHost;
let run: string;

beforeEach(async () => {
  folder = temporaryFolder();
  const renderer = join(folder.path, 'renderer');
  mkdirSync(renderer);
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Page</title>');
  workbench = composeWorkbench(folder.path);
  host = new BrowserHost({ workbench, renderer });
  run = await workbench.createRun({ name: 'A run', mode: 'virtual', seed: 'doors' });
});

afterEach(async () => {
  host.close();
  await workbench.close();
  folder.remove();
});

type Answer = { readonly kind: string; readonly address?: string };

async function askAs(view: Session['view'], party: string, intent: Intent): Promise<Answer> {
  const { origin, hash } = new URL(await host.openWindow({ view, run, party }));
  const answer = await fetch(`${origin}/port/dispatch`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${hash.slice(1)}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(intent),
  });
  return (await answer.json()) as Answer;
}

const visit = (device: string): Intent => ({
  kind: 'device.visited',
  run,
  device,
  other: 'phone-of-bruno',
});

describe('a device that visits another one', () => {
  it('is given a way in that works once', async () => {
    const { address = '' } = await askAs('device', 'phone-of-alice', visit('phone-of-alice'));
    const first = await fetch(address, { redirect: 'manual' });
    expect(first.status).toBe(303);
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(404);
  });

  it('is not told the token of the other one’s window', async () => {
    const { address = '' } = await askAs('device', 'phone-of-alice', visit('phone-of-alice'));
    const other = { view: 'device', run, party: 'phone-of-bruno' } as const;
    const token = new URL(await host.openWindow(other)).hash.slice(1);
    expect(token.length).toBeGreaterThan(20);
    expect(address).not.toContain(token);
  });

  it('may do so for itself alone, and a relying party not at all', async () => {
    const elsewhere = visit('phone-of-bruno');
    expect((await askAs('device', 'phone-of-alice', elsewhere)).kind).toBe('refused');
    expect((await askAs('relying-party', 'till', visit('phone-of-alice'))).kind).toBe('refused');
    expect((await askAs('relying-party', 'phone-of-alice', visit('phone-of-alice'))).kind).toBe(
      'refused',
    );
  });
});
