/**
 * Each story in its own window, by role and label: whatever becomes of the request, the screen says
 * so in words of its own, and the client behind it can be looked at.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Workbench } from '#main/workbench.ts';
import { ask, entriesOf } from '../support/files/recorded.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { rendererFolder } from '../support/pages/built.ts';
import { expectNoComplaints } from '../support/pages/desk-with-a-run.ts';
import {
  decideOnPhone,
  kindsOf,
  letTimeRun,
  type StoryWindow,
  stepToPrompt,
  storyWindows,
} from '../support/pages/story-windows.ts';

let browser: Browser;
let context: BrowserContext;
let workbench: Workbench;
let host: BrowserHost;
let folder: string;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser?.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  workbench = composeWorkbench(folder);
  host = new BrowserHost({ workbench, renderer: rendererFolder });
  context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
});

afterEach(async () => {
  await context.close();
  host.close();
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openStory({
  story,
  party,
  idle,
}: StoryWindow): Promise<{ page: Page; run: string }> {
  const run = await workbench.createRun({ name: story, mode: 'virtual', seed: story, story });
  const page = await context.newPage();
  await page.goto(await host.openWindow({ view: 'relying-party', run, party }));
  await page.getByRole('button', { name: idle }).waitFor();
  return { page, run };
}

/** What the screen says at the moment, as its heading. */
function heading(page: Page): () => Promise<string> {
  return () => page.getByRole('status').getByRole('heading').innerText();
}

describe.each(storyWindows)('the story «$story»', (window) => {
  it('says who it is once they have approved, and begins anew', async () => {
    const { page, run } = await openStory(window);
    await window.press(page, 'alice');
    await decideOnPhone(workbench, run, 'prompt.approved');
    await letTimeRun(workbench, run);
    await expect.poll(heading(page)).toBe(window.ends.approved);
    await page.getByRole('button', { name: window.again }).click();
    await page.getByRole('button', { name: window.idle }).waitFor();
    await page.getByRole('status').waitFor({ state: 'detached' });
  });

  it('says that nothing was done when the person denies', async () => {
    const { page, run } = await openStory(window);
    await window.press(page, 'alice');
    await decideOnPhone(workbench, run, 'prompt.denied');
    await letTimeRun(workbench, run);
    await expect.poll(heading(page)).toBe(window.ends.denied);
    await page.getByLabel('Why it ended').getByText('access_denied').waitFor();
  });

  it('says that nobody answered when the person ignores it', async () => {
    const { page, run } = await openStory(window);
    await window.press(page, 'alice');
    await stepToPrompt(workbench, run);
    await letTimeRun(workbench, run);
    await expect.poll(heading(page)).toBe(window.ends.expired);
  });

  it('asks for the user code, and says why a wrong one did not help', async () => {
    const { page, run } = await openStory(window);
    await window.press(page, 'bruno');
    await letTimeRun(workbench, run);
    await page.getByLabel('User code').fill('1111');
    await page.getByRole('button', { name: 'Send the code' }).click();
    await expect.poll(heading(page)).toBe(window.ends.refused);
    const why = page.getByLabel('Why it ended');
    await why.getByText('invalid_user_code').waitFor();
    await why.getByText('user_code is wrong.').waitFor();
  });

  it('waits in vain for a device that is offline', async () => {
    const { page, run } = await openStory(window);
    await ask(workbench, { kind: 'device.switched', run, device: 'phone-of-alice', on: false });
    await window.press(page, 'alice');
    await letTimeRun(workbench, run);
    await expect.poll(heading(page)).toBe(window.ends.expired);
    await expect.poll(() => kindsOf(workbench, run)).not.toContain('prompt.arrived');
  });

  it('shows the message of the phone, and by one key what the client knows', async () => {
    const { page, run } = await openStory(window);
    await expectNoComplaints(page);
    await window.press(page, 'alice');
    await stepToPrompt(workbench, run);
    await expect.poll(heading(page)).toBe(window.waiting);
    const arrived = (await entriesOf(workbench, run)).find(({ kind }) => kind === 'prompt.arrived');
    const message = arrived?.kind === 'prompt.arrived' ? arrived.bindingMessage : null;
    await expect
      .poll(() => page.getByLabel('Message on both screens').first().innerText())
      .toBe(message);
    await page.getByRole('meter', { name: 'Time to answer' }).waitFor();
    await page.locator('body').press('k');
    for (const part of ['Its machine', 'Its timers', 'Its callback endpoint', 'Its tokens'])
      await page.getByRole('region', { name: part }).waitFor();
    await expectNoComplaints(page);
    await decideOnPhone(workbench, run, 'prompt.approved');
    await letTimeRun(workbench, run);
    await expect.poll(heading(page)).toBe(window.ends.approved);
    await page.getByRole('list', { name: 'Verification of the ID token' }).waitFor();
    await expectNoComplaints(page);
    await page.locator('body').press('k');
    await page.getByRole('region', { name: 'Its machine' }).waitFor({ state: 'detached' });
    await expectNoComplaints(page);
  });
});
