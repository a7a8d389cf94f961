/**
 * Files in the Electron host: the built bundles on the stand-in, which says what it does not cover;
 * the system's own dialog for saving is among that.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handsFiles } from '#test/support/pages/desk-with-a-run.ts';
import { launchStandIn, type StandIn } from '#test/support/stand-in/electron-stand-in.ts';
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

describe('the Electron host', () => {
  it('saves a run as a file and opens it again, and keeps files from the other windows', async () => {
    const { run, front, shop, device, end } = await openThree(standIn);
    await front.bringToFront();
    await front.getByRole('list', { name: 'Parties' }).waitFor();
    const hand = handsFiles(front);
    await front.keyboard.press('x');
    const deed = front.getByRole('dialog').getByRole('button', { name: 'Export', exact: true });
    await expect.poll(() => deed.isEnabled()).toBe(true);
    const [download] = await Promise.all([front.waitForEvent('download'), deed.press('Enter')]);
    expect(download.suggestedFilename()).toBe('demo.ciba-run.json');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toBe(readFileSync(join(folder, 'files', `${run}.json`), 'utf8'));
    await front.getByRole('button', { name: 'Close', exact: true }).press('Enter');
    hand('again.json', text);
    await front.keyboard.press('o');
    await front.getByText(/From again\.json/).waitFor();
    for (const page of [shop, device]) {
      const seen = await page.evaluate(async (file) => {
        const at = async (base: string) =>
          fetch(`${base}/files/${file}`).then(
            ({ status }) => status,
            () => 'blocked',
          );
        return [await at(''), await at('https://console.app.test')];
      }, `${run}.json`);
      expect(seen).toEqual([404, 'blocked']);
    }
    await end();
  });
});
