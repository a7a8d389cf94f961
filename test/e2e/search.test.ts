/**
 * The search in real Chromium: one line over the list that filters it or lights its hits, in the list,
 * the figure and on the strip, and that goes on as a breakpoint or a fault rule.
 */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { matchesIn } from '#shared/trace/match/find-matches.ts';
import { parseMatch } from '#shared/trace/match/text/match-text.ts';
import { richRun } from '../support/core/rich-run.ts';
import { complaints } from '../support/pages/complaints.ts';
import { desksOnRecord } from '../support/pages/desk-on-record.ts';
import { hostsHere } from '../support/pages/hosts-here.ts';

const entries = richRun();
let page: Page;

const opened = desksOnRecord(hostsHere(), entries, {
  viewport: { width: 1280, height: 900 },
});

beforeEach(async () => {
  page = opened();
  await field().waitFor();
});

function field() {
  return page.getByRole('combobox', { name: 'Search the messages' });
}

function lines() {
  return page.getByRole('listbox', { name: 'Messages', exact: true }).getByRole('option');
}

function count() {
  return page.getByRole('status', { name: 'Messages found' });
}

function selected() {
  return lines()
    .and(page.locator('[aria-selected=true]'))
    .evaluateAll((all) => all.map(({ id }) => id));
}

const all = (): number => entries.filter(({ kind }) => kind === 'message.sent').length;

function expected(text: string): readonly number[] {
  const read = parseMatch(text);
  if (read.kind === 'refused') throw new Error(read.sentence);
  return [...matchesIn(entries, read.match)].map(({ seq }) => seq);
}

/** Writes it and lets the list of completions go. */
async function search(text: string): Promise<void> {
  await field().fill(text);
  await expect.poll(() => field().inputValue()).toBe(text);
  await page.keyboard.press('Escape');
  if ((await field().inputValue()) !== text) await field().fill(text);
}

/** In the page, with no time between: the text is in the field, and not yet searched for. */
async function typesAndGoesOn(element: Element, text: string): Promise<void> {
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  value?.set?.call(element, text);
  element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
}

describe('the search', () => {
  it('is reached by a key, filters the list and says how many there are', async () => {
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    await page.keyboard.press('/');
    await expect.poll(() => field().evaluate((one) => one === document.activeElement)).toBe(true);
    await expect.poll(() => count().textContent()).toBe(`${all()} messages`);
    await page.keyboard.type('error:slow_down');
    const hits = expected('error:slow_down');
    await expect.poll(() => count().textContent()).toBe(`${hits.length} of ${all()}`);
    await expect
      .poll(() => lines().evaluateAll((shown) => shown.map(({ id }) => id)))
      .toEqual(hits.map((seq) => `message-${seq}`));
  });

  it('lights its hits among all lines, in the figure and on the strip', async () => {
    await search('error:slow_down');
    await expect.poll(() => page.locator('.found-strip rect').count()).toBeGreaterThan(0);
    await expect.poll(() => page.locator('.figure .row-missed').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Only these' }).click();
    await expect.poll(() => page.locator('.message-line.missed').count()).toBeGreaterThan(0);
    await expect.poll(() => lines().count()).toBeGreaterThan(expected('error:slow_down').length);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await complaints(page)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await expect.poll(() => page.locator('.missed, .row-missed').count()).toBe(0);
  });

  it('goes from hit to hit by key, in the field and out of it', async () => {
    const hits = expected('endpoint:token direction:request').map((seq) => [`message-${seq}`]);
    await search('endpoint:token direction:request');
    await expect.poll(() => count().textContent()).toBe(`${hits.length} of ${all()}`);
    await field().focus();
    await page.keyboard.press('Enter');
    await expect.poll(selected).toEqual(hits[0]);
    await page.keyboard.press('F3');
    await expect.poll(selected).toEqual(hits[1]);
    await page.keyboard.press('Shift+F3');
    await page.keyboard.press('Shift+F3');
    await expect.poll(selected).toEqual(hits.at(-1));
  });

  it('goes to what is typed, however soon one goes on', async () => {
    await search('endpoint:token');
    await field().evaluate(typesAndGoesOn, 'endpoint:token error:slow_down');
    const [first] = expected('endpoint:token error:slow_down');
    await expect.poll(selected).toEqual([`message-${first}`]);
  });

  it('completes keys, and values that occur in the run', async () => {
    await field().click();
    await page.keyboard.type('param.bind');
    await page.getByRole('option', { name: 'param.binding_message:' }).click();
    await expect.poll(() => field().inputValue()).toBe('param.binding_message:');
    await page.keyboard.type('W');
    await page.getByRole('option', { name: 'param.binding_message:W4SCT' }).click();
    await expect.poll(() => field().inputValue()).toBe('param.binding_message:W4SCT');
    const hits = expected('param:binding_message=W4SCT');
    await expect.poll(() => count().textContent()).toBe(`${hits.length} of ${all()}`);
  });

  it('shows the place of a fault, and writes what was meant', async () => {
    await search('endpoint:token eror:slow_down');
    const fault = page.locator('.search-fault');
    await expect.poll(() => fault.locator('mark').textContent()).toBe('eror:slow_down');
    await expect.poll(() => fault.textContent()).toContain('Column 16:');
    await page.getByRole('button', { name: 'Write error:slow_down there' }).click();
    await expect.poll(() => field().inputValue()).toBe('endpoint:token error:slow_down');
    await expect.poll(() => fault.count()).toBe(0);
  });

  it('goes on as a breakpoint and as a fault rule', async () => {
    await search('slow_down');
    await page.getByRole('button', { name: 'Make of this search' }).click();
    await page.getByRole('menuitem', { name: /^A breakpoint/ }).click();
    await page.getByRole('tab', { name: /^Breakpoints/ }).click();
    await page.getByText('text:slow_down').waitFor();
    await page.getByRole('button', { name: 'Make of this search' }).click();
    await page.getByRole('menuitem', { name: /^A fault rule/ }).click();
    const match = page.getByRole('dialog').getByRole('combobox', { name: 'Which messages' });
    await expect.poll(() => match.inputValue()).toBe('text:slow_down');
  });

  it('is kept for the run, and complains of nothing', async () => {
    await search('status:4xx');
    const hits = `${expected('status:4xx').length} of ${all()}`;
    await expect.poll(() => count().textContent()).toBe(hits);
    expect(await complaints(page)).toEqual([]);
    // Kept when the hands have rested.
    await expect
      .poll(async () => {
        await page.reload();
        await field().waitFor();
        return count().textContent();
      })
      .toBe(hits);
    await expect.poll(() => field().inputValue()).toBe('status:4xx');
  });
});
