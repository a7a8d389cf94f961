/**
 * A run as one HTML file, opened from a disk in real Chromium with the network cut: it steps by
 * keyboard and mouse, shows what the trace says, and what somebody wrote is text in it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { htmlFile } from '#shared/projections/out/html/html-file.ts';
import { type Material, materialOf, type Noted } from '#shared/projections/out/material.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { hostileTexts, runWith } from '../support/core/hostile-texts.ts';
import { impatientClient } from '../support/core/impatient-client.ts';
import { goldenRun, goldenScenarios } from '../support/files/golden-runs.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { expectNoComplaints } from '../support/pages/desk-with-a-run.ts';

let browser: Browser;
let page: Page;
const folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
const happenings: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});
afterEach(async () => page?.context().close());
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const noted: Noted = {
  notes: 'For the course.',
  bookmarks: [{ id: 'one', at: { seq: 40 }, title: 'Too soon', text: 'It did not wait.' }],
};

function material(entries: readonly Entry[], isRedacted = true, with_ = noted): Material {
  return materialOf('Bank payment', entries, { scope: { kind: 'run' }, isRedacted }, with_);
}

/** Opens the file with no network; whatever it asks for, says or throws is kept. */
async function open(of: Material): Promise<void> {
  const path = join(folder, 'run.html');
  writeFileSync(path, htmlFile(of).text);
  const context = await browser.newContext({ offline: true });
  page = await context.newPage();
  happenings.length = 0;
  const address = pathToFileURL(path).href;
  page.on('request', (request) => {
    if (request.url() !== address) happenings.push(request.url());
  });
  page.on('dialog', (dialog) => {
    happenings.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('pageerror', ({ message }) => happenings.push(message));
  page.on('console', (said) => happenings.push(said.text()));
  await page.goto(address);
}

const sheet = () => page.getByRole('region', { name: 'The message' });
const list = () => page.getByRole('navigation', { name: 'Messages' }).getByRole('button');
const status = () => page.getByRole('status').innerText();
const lit = () =>
  page
    .locator('[data-id].present')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-id'))));

describe('the page of a run', () => {
  it.each(goldenScenarios)('has the messages of %s as the trace has them', async (name) => {
    const of = material(await goldenRun(name));
    await open(of);
    const numbers = of.rows.map(({ seq }) => seq);
    const figure = await page
      .locator('[data-id]')
      .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-id'))));
    const listed = await list().evaluateAll((all) =>
      all.map((one) => Number(one.getAttribute('data-step'))),
    );
    expect(figure).toEqual(numbers);
    expect(listed).toEqual(numbers);
    for (const [place, { seq, title }] of of.rows.entries()) {
      if (place > 0) await page.keyboard.press('ArrowRight');
      await expect.poll(lit).toEqual([seq]);
      await expect.poll(() => sheet().getByRole('heading').first().innerText()).toBe(title);
    }
    expect(happenings).toEqual([]);
  });

  it('steps by the buttons, the arrows, Home and End, the list and the figure alike', async () => {
    const of = material(impatientClient());
    const last = of.rows.length;
    await open(of);
    await expect.poll(status).toMatch(new RegExp(`^Step 1 of ${last} `));
    await page.getByRole('button', { name: 'Forward' }).click();
    await expect.poll(status).toMatch(/^Step 2 /);
    await page.keyboard.press('ArrowDown');
    await expect.poll(status).toMatch(/^Step 3 /);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(status).toMatch(/^Step 1 /);
    await page.keyboard.press('End');
    await expect.poll(status).toMatch(new RegExp(`^Step ${last} `));
    await expect.poll(() => page.locator('[data-id].future').count()).toBe(0);
    await page.keyboard.press('Home');
    await expect.poll(() => page.locator('[data-id].future').count()).toBe(last - 1);
    await list().nth(3).click();
    await expect.poll(lit).toEqual([of.rows[3]?.seq]);
    await page.locator(`[data-id="${of.rows[4]?.seq}"] .wire`).first().click();
    await expect.poll(() => list().nth(4).getAttribute('aria-current')).toBe('step');
    await page.getByRole('button', { name: 'Last' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Forward' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'First' }).click();
    await expect.poll(status).toMatch(/^Step 1 /);
  });

  it('says why a call was refused, what the tokens say and which bytes there were', async () => {
    await open(material(impatientClient()));
    const refused = list().filter({ hasText: 'slow_down' }).first();
    await refused.click();
    await expect.poll(() => sheet().innerText()).toMatch(/refused\s*CIBA Core 1\.0 §/);
    await list().filter({ hasText: 'id_token' }).first().click();
    const claim = sheet().getByRole('row').filter({ hasText: 'aud' }).first();
    await expect.poll(() => claim.innerText()).toMatch(/till/);
    await sheet().getByText('Bytes', { exact: true }).click();
    await expect
      .poll(() => sheet().getByLabel('Its bytes').innerText())
      .toMatch(/^000000 {2}48 54 54 50 2f 31 2e 31/);
    // What was opened stays so.
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => sheet().getByLabel('Its bytes').isVisible()).toBe(true);
  });

  it('has its notes, its bookmarks and its receipt, and no secret', async () => {
    const of = material(impatientClient());
    await open(of);
    await expect.poll(() => page.getByText('For the course.').isVisible()).toBe(true);
    const marked = list().filter({ hasText: 'Too soon' });
    await marked.click();
    await expect
      .poll(() => sheet().getByRole('complementary', { name: 'Bookmark' }).innerText())
      .toMatch(/Too soon\s+It did not wait\./);
    const count = of.messages.length;
    await expect
      .poll(() => page.getByRole('banner').innerText())
      .toMatch(new RegExp(`Exported ${count} of ${count} messages, \\d+ secrets masked`));
  });

  it('leaves axe nothing to complain of, light and dark, and turns by its own button', async () => {
    await open(material(impatientClient()));
    await list().filter({ hasText: 'id_token' }).first().click();
    await expectNoComplaints(page);
    const paper = () =>
      page.getByRole('banner').evaluate((head) => getComputedStyle(head).backgroundColor);
    const before = await paper();
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await expect.poll(paper).not.toBe(before);
  });
});

describe.each(Object.entries(hostileTexts))('a page with %s in its free fields', (_, text) => {
  it('shows it as text at every step, and nothing happens', async () => {
    const hostile = { ...noted, notes: text };
    const of = material(runWith(text), false, hostile);
    await open(of);
    for (const { seq } of of.rows) {
      await expect.poll(lit).toEqual([seq]);
      await page.keyboard.press('ArrowRight');
    }
    const others = 'img, iframe, a, b, object, embed, form, link, script:not(body > script)';
    await expect.poll(() => page.locator(others).count()).toBe(0);
    expect(happenings).toEqual([]);
  });
});
