/**
 * Expected against actual in real Chromium: the flow of the request's mode, a diagram that somebody pastes,
 * and what is marked of it in the sequence.
 */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
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
  await page.getByRole('tab', { name: 'Expected', exact: true }).click();
  await rows().first().waitFor();
});

function rows() {
  return page.getByRole('list', { name: 'Expected and actual messages' }).getByRole('listitem');
}

function counts() {
  return page.getByRole('status', { name: 'What came of it' });
}

async function choose(label: string | RegExp, option: RegExp): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

async function draw(text: string): Promise<void> {
  await choose('What is expected', /^As I have drawn it/);
  await page.getByRole('textbox', { name: 'Mermaid sequence diagram' }).fill(text);
}

describe('expected against actual', () => {
  it('holds a request against the flow of its mode, each step with its clause', async () => {
    await choose('Which request', /till · poll/);
    await expect.poll(() => counts().textContent()).toMatch(/^\d+ matched, \d+ drifted$/);
    const drifted = rows().filter({ hasText: 'drifted' }).first();
    await expect.poll(() => drifted.textContent()).toMatch(/slow_down.*five seconds longer/);
    await expect.poll(() => page.getByRole('button', { name: /§11$/ }).count()).toBeGreaterThan(0);
    await choose('Which request', /web-shop · push/);
    await expect.poll(() => counts().textContent()).toMatch(/^\d+ matched$/);
    await choose('Which request', /kiosk · poll/);
    await expect.poll(() => counts().textContent()).toMatch(/never happened/);
  });

  it('leads from a line to its message, and marks the sequence', async () => {
    await choose('Which request', /till · poll/);
    const message = rows().getByRole('button', { name: '400 slow_down' }).first();
    await message.click();
    await expect.poll(() => message.getAttribute('aria-pressed')).toBe('true');
    await expect
      .poll(() => page.locator('.message-line[aria-selected="true"]').textContent())
      .toContain('slow_down');
    await page.getByRole('button', { name: 'Mark the sequence' }).click();
    await page.getByRole('tab', { name: 'Sequence', exact: true }).click();
    await expect.poll(() => page.locator('.expected-bar').count()).toBeGreaterThan(0);
    // What is chosen anew comes into view.
    await page.getByRole('listbox', { name: 'Messages', exact: true }).press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => page.locator('.row-selected .expected-bar.drifted').count())
      .toBeGreaterThan(0);
  });

  it('takes a pasted diagram, and says in which line it cannot be read', async () => {
    await draw('sequenceDiagram\n  Shop->>Bank: POST /token\n  oh no');
    const field = page.getByRole('textbox', { name: 'Mermaid sequence diagram' });
    await page.getByText('Line 3: «oh no»').waitFor();
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('sequenceDiagram\n  Shop->>Bank: POST /token\n  X-->>Shop: 418 teapot');
    await expect.poll(() => counts().textContent()).toMatch(/1 matched.*undocumented/);
    const before = await counts().textContent();
    await choose(/ X$/, /^Provider/);
    await expect.poll(() => counts().textContent()).not.toBe(before);
    await expect.poll(() => counts().textContent()).toMatch(/drifted|never happened/);
  });

  it('shows hostile text as text', async () => {
    await draw(
      'sequenceDiagram\n  participant RP as <b>client</b>\n  RP->>OP: POST /token\n  RP->>OP: <img src=x onerror=alert(1)> poll',
    );
    await page.getByText('<b>client</b>').first().waitFor();
    await rows().getByText('<img src=x onerror=alert(1)> poll').waitFor();
    await expect.poll(() => page.locator('.expected img').count()).toBe(0);
  });

  it('has no complaints of axe, light and dark', async () => {
    await draw('sequenceDiagram\n  RP->>OP: POST /token\n  OP-->>RP: 400 slow_down');
    await rows().first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await complaints(page)).toEqual([]);
    }
  });
});
