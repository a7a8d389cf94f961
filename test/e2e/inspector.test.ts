/**
 * The inspector in real Chromium, by role, label and keyboard: both halves of an exchange, what their
 * parts mean, the values that rules compared, what the provider held, and two messages side by side.
 */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { complaints } from '../support/pages/complaints.ts';
import { hostsHere } from '../support/pages/hosts-here.ts';
import { sittings } from '../support/pages/sittings.ts';

const { sit } = sittings(hostsHere());

/** A console in which that scenario was played to its end. */
async function played(scenario: string, width = 1280): Promise<Page> {
  const { desk } = await sit({ viewport: { width, height: 800 } });
  const { page } = desk;
  await page.getByRole('button', { name: `Play the scenario «${scenario}»` }).click();
  await page.getByRole('list', { name: 'Parties' }).waitFor();
  await page.getByText(new RegExp(`^From ${scenario.replace(' ', '-')}.json`)).waitFor();
  return page;
}

/** Goes down the list of messages until one of that title is chosen. */
async function choose(page: Page, title: RegExp): Promise<void> {
  const heading = page.getByRole('heading', { level: 2, name: title });
  const list = page.getByRole('listbox', { name: 'Messages', exact: true });
  await list.focus();
  await page.keyboard.press('Home');
  const chosen = list.getByRole('option', { selected: true });
  for (let moved = 0; moved < 60; moved += 1) {
    const line = await chosen.elementHandle();
    if (title.test((await line?.textContent()) ?? '')) break;
    const before = await line?.getAttribute('id');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => chosen.getAttribute('id'), { interval: 20 }).not.toBe(before);
  }
  await heading.first().waitFor();
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const half = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const row = (table: Locator, name: RegExp) => table.getByRole('row', { name });

describe('a message', () => {
  it('is shown as both halves, in words and as bytes, and the look is remembered', async () => {
    const page = await played('slow down');
    await choose(page, /slow_down/);
    await half(page, 'Request').getByText('Asks whether the person has decided').waitFor();
    await half(page, 'Answer')
      .getByText(/Polled too soon/)
      .first()
      .waitFor();
    const members = half(page, 'Answer').getByText('text', { exact: true });
    await expect.poll(() => members.count()).toBe(2);
    await page.getByRole('radio', { name: 'Raw' }).click();
    const bytes = half(page, 'Answer').getByLabel('Bytes of the message');
    await expect.poll(() => bytes.innerText()).toMatch(/^HTTP\/1\.1 400 Bad Request\n[^]*"error"/);
    await page.reload();
    await choose(page, /slow_down/);
    await bytes.waitFor();
    await page.keyboard.press('r');
    await half(page, 'Answer').getByText('Body').waitFor();
  });

  it('stands side by side where there is room, and below each other where there is none', async () => {
    const page = await played('poll', 2400);
    await choose(page, /POST \/backchannel/);
    const tops = async () => {
      const boxes = [half(page, 'Request'), half(page, 'Answer')].map((one) => one.boundingBox());
      return (await Promise.all(boxes)).map((box) => Math.round(box?.y ?? 0));
    };
    await expect.poll(async () => new Set(await tops()).size).toBe(1);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect.poll(async () => new Set(await tops()).size).toBe(2);
  });

  it('tells of every part what it means, by the pointer, by the keyboard and by a click', async () => {
    const page = await played('slow down');
    await choose(page, /POST \/backchannel/);
    const name = half(page, 'Request').getByRole('button', { name: 'binding_message' });
    // A tooltip comes for whoever uses a pointer, and a pointer moves before it is there.
    await page.mouse.move(5, 5);
    await name.hover();
    await page.getByRole('tooltip').getByText('Common bug').waitFor();
    await page.mouse.move(5, 5);
    await expect.poll(() => page.getByRole('tooltip').count()).toBe(0);
    await name.press('Enter');
    await half(page, 'Request')
      .getByText(/^The same words in every request/)
      .waitFor();
    await half(page, 'Request')
      .getByRole('button', { name: /^CIBA Core 1\.0 §7\.1/ })
      .waitFor();
    expect(await complaints(page)).toEqual([]);
    await half(page, 'Request').getByRole('button', { name: 'One rule looks at it' }).click();
    const lit = page.getByRole('listitem').filter({ hasText: 'binding_message can be shown' });
    await lit.getByRole('button', { name: 'binding_message', exact: true }).click();
    await expect.poll(() => name.getAttribute('aria-expanded')).toBe('true');
  });
});

describe('the rules of a message', () => {
  it('tell the values that they compared, and how many were never asked', async () => {
    const page = await played('slow down');
    await choose(page, /slow_down/);
    await tab(page, 'Rules').click();
    await page.getByText(/\d never asked/).waitFor();
    const rule = page.getByRole('listitem').filter({ hasText: 'waits for the interval' });
    await expect.poll(() => rule.innerText()).toMatch(/setting interval\s+5/);
    const parts = page.getByRole('group', { name: 'What the rules looked at' });
    await parts.getByRole('button', { name: 'grant_type' }).click();
    await expect.poll(() => page.locator('.rule.lit').count()).toBe(2);
    expect(await complaints(page)).toEqual([]);
  });
});

describe('what the provider holds', () => {
  it('is told before and after, with what changed', async () => {
    const page = await played('slow down');
    await choose(page, /slow_down/);
    await tab(page, 'Record').click();
    const table = page.getByRole('table', { name: 'What the provider holds of this request' });
    await expect.poll(() => row(table, /^interval/).innerText()).toMatch(/5 s\s+10 s/);
    await expect.poll(() => row(table, /^state/).innerText()).toMatch(/pending\s+pending/);
    await page.getByRole('switch', { name: 'Also what stayed as it was' }).press('Space');
    await expect.poll(() => row(table, /^state/).count()).toBe(0);
    expect(await complaints(page)).toEqual([]);
    await choose(page, /POST \/backchannel/);
    await page.getByText('The provider begins a record of it.').waitFor();
  });
});

describe('two messages', () => {
  it('are compared from the keyboard, with the one before or any other, without secrets', async () => {
    const page = await played('slow down');
    await choose(page, /slow_down/);
    await page.keyboard.press('d');
    const found = page.getByRole('listbox', { name: 'Messages to compare with' });
    await found
      .getByRole('option', { name: /authorization_pending/ })
      .first()
      .waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => found.count()).toBe(0);
    const table = page.getByRole('table', { name: 'The two messages, field by field' });
    await expect
      .poll(() => row(table, /^error changed/).innerText())
      .toMatch(/slow_down\s+authorization_pending/);

    await page.keyboard.press('d');
    await page.getByRole('combobox', { name: /^Compare with which/ }).fill('id_token');
    await expect.poll(() => found.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Enter');
    const token = row(table, /^access_token/);
    await expect.poll(() => token.innerText()).toContain('‹access token 1›');
    await table.getByText('Claims of id_token').waitFor();
    await page.getByRole('switch', { name: 'Show secrets' }).press('Space');
    await expect.poll(() => token.innerText()).not.toContain('‹access token 1›');
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: 'The one before of the same kind' }).click();
    await row(table, /^error changed/).waitFor();
  });
});
