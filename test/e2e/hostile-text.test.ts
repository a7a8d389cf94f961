/**
 * Text that would rather be something else, in every field that somebody else fills in: in the figure,
 * its list, the Mermaid diagram and the charts it is text, and nothing runs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { BrowserHost } from '#main/pages/host-browser.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { type OpenConsole, openConsoleOf } from '../bench/cursor-console.ts';
import { playedScenario } from '../support/files/played-runs.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { rendererFolder } from '../support/pages/built.ts';

const texts: Readonly<Record<string, string>> = {
  markup: '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>',
  'Mermaid syntax': 'end\nparticipant evil\n%%{init:{}}%%;note over p0: #lt;b#gt;',
  'turned text': '\u202Egnihtemos\u2066 \u200Fevil\u2069',
  'ten thousand letters': 'x'.repeat(10_000),
  emoji: '👩‍👩‍👧‍👦🏴‍☠️💥 e\u0301',
  'many lines': 'one\r\ntwo\n\nthree\ttab',
};

/** The same entries with that text wherever somebody may write one. */
function spoilt(entries: readonly Entry[], text: string): readonly Entry[] {
  const fields: Readonly<Record<string, string>> = {
    bindingMessage: text,
    binding_message: text,
    loginHint: text,
    clientName: text,
    client_name: text,
    userName: text,
    scope: `openid ${text}`,
    title: text,
    reason: text,
  };
  const seen = new Set(Object.keys(fields));
  const through = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string') {
      if (key !== undefined && seen.has(key)) return fields[key];
      return key === 'body' ? spoiltBody(value, text) : value;
    }
    if (Array.isArray(value)) return value.map((one) => through(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, through(inner, name)]),
    );
  };
  // The same entries, with other words in them.
  return entries.map((entry) => through(entry)) as readonly Entry[];
}

/** A form or a JSON body, in base64, with the text in every free member. */
function spoiltBody(body: string, text: string): string {
  const plain = Buffer.from(body, 'base64').toString();
  const form = /^[\w.%+*-]+=/.test(plain) ? new URLSearchParams(plain) : undefined;
  for (const name of ['binding_message', 'login_hint', 'scope', 'acr_values'])
    if (form?.has(name) === true) form.set(name, text);
  if (form !== undefined) return Buffer.from(form.toString()).toString('base64');
  const spoiltJson = plain.replaceAll(
    /"(binding_message|client_name|user_name|error_description|acr)":"[^"]*"/g,
    (_all, name: string) => `${JSON.stringify(name)}:${JSON.stringify(text)}`,
  );
  return Buffer.from(spoiltJson).toString('base64');
}

describe.each(Object.entries(texts))('%s', (_name, text) => {
  let entries: readonly Entry[];
  let open: OpenConsole;
  let page: Page;

  beforeAll(async () => {
    entries = spoilt(await playedScenario('denied.json'), text);
    open = await openConsoleOf(entries);
    page = open.page;
  }, 60_000);
  afterAll(async () => open?.close());

  const isUnhurt = () => page.evaluate(() => !('hurt' in window));

  it('is text in the figure, whole in what it says of itself, and in the list', async () => {
    const whole = page.locator('.figure .row-label title');
    await page.locator('.figure').evaluate((figure) => figure.scrollTo({ top: 0 }));
    await expect
      .poll(async () => (await whole.allTextContents()).some((title) => title.includes(text)))
      .toBe(true);
    const details = page.locator('.message-detail');
    await page.getByRole('listbox', { name: 'Messages' }).focus();
    await page.keyboard.press('Home');
    await expect.poll(async () => (await details.allTextContents()).includes(text)).toBe(true);
    const twin = page.getByRole('list', { name: 'Sequence of the run' });
    await expect.poll(async () => (await twin.textContent())?.includes(text)).toBe(true);
    const labels = page.locator('.figure .row-label');
    // What turns the direction of reading is told, and turns nothing.
    const turned = async () =>
      (await labels.evaluateAll((all) => all.map(({ firstChild }) => firstChild?.textContent)))
        .join()
        .match(/[\u202A-\u202E\u2066-\u2069]/);
    await expect.poll(turned).toBeNull();
    await expect.poll(() => page.locator('.figure img, .figure script').count()).toBe(0);
    await expect.poll(isUnhurt).toBe(true);
  });

  it('adds no arrow, no lane and no markup to what Mermaid draws', async () => {
    await page.getByRole('tab', { name: 'Mermaid', exact: true }).click();
    const arrows = page.locator('.mermaid-figure [data-et="message"]');
    const sent = entries.filter(({ kind }) => kind === 'message.sent').length;
    const acts = entries.filter(({ kind }) => kind === 'intent.given').length;
    await expect.poll(() => arrows.count()).toBe(sent + acts);
    await expect.poll(() => page.getByText('evil', { exact: true }).count()).toBe(0);
    await expect
      .poll(() => page.locator('.mermaid-figure :is(img, script, iframe, a)').count())
      .toBe(0);
    await expect.poll(isUnhurt).toBe(true);
  });

  it('is text where requests are chosen, and in the charts', async () => {
    await page.getByRole('tab', { name: 'Charts', exact: true }).click();
    await page.getByRole('img', { name: /^Provider: the request: now denied/ }).waitFor();
    await page.getByRole('tab', { name: 'Sequence', exact: true }).click();
    await page.getByRole('button', { name: /^Requests shown in the sequence/ }).click();
    const binding = page.locator('.request-binding');
    await expect.poll(() => binding.allTextContents()).toEqual([text]);
    const width = await page.getByRole('menu').evaluate((menu) => menu.clientWidth);
    expect(width).toBeLessThan(700);
    await page.keyboard.press('Escape');
    await expect.poll(isUnhurt).toBe(true);
  });
});

describe('the name of a run', () => {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => browser?.close());

  it.each(Object.keys(texts))('with %s in it is a text in the head of the room', async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
    const workbench = composeWorkbench(folder);
    const host = new BrowserHost({ workbench, renderer: rendererFolder });
    try {
      const text = texts[name] ?? '';
      const run = await workbench.createRun({ name: text, mode: 'virtual', seed: 'n' });
      context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(await host.openWindow({ view: 'audience', run, party: '' }));
      await expect.poll(() => page.locator('h1').textContent()).toBe(text);
      await expect.poll(() => page.evaluate(() => 'hurt' in window)).toBe(false);
      await context.close();
    } finally {
      host.close();
      await workbench.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
