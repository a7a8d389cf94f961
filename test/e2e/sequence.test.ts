/**
 * The sequence in real Chromium: what is drawn is what the trace says, for every scenario; one request at
 * a time, filters, lanes and folds; and nothing that is drawn moves when a message comes.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openConsoleOf } from '../bench/cursor-console.ts';
import { playedScenario, scenarioFiles } from '../support/files/played-runs.ts';
import { ask, entriesOf, step } from '../support/files/recorded.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { complaints } from '../support/pages/complaints.ts';
import {
  chooseRequest,
  drawnMessages,
  openRichDesk,
  type RichDesk,
} from '../support/pages/rich-desk.ts';

const unfoldAll = (page: Page) =>
  page.getByRole('button', { name: 'Unfold all repeated polls', exact: true });
const foldAll = (page: Page) =>
  page.getByRole('button', { name: 'Fold all repeated polls', exact: true });
const left = (page: Page) => page.getByRole('status', { name: 'What the sequence leaves out' });
const figure = (page: Page) => page.getByRole('region', { name: 'Sequence diagram' });
const lanes = (page: Page) => page.locator('.lane-head').allInnerTexts();
const selectedRows = (page: Page) => page.locator('.figure .row-selected').count();

describe.each(scenarioFiles)('the figure of %s', (file) => {
  it('has exactly the messages of the trace, in order, and Mermaid as many', async () => {
    const entries = await playedScenario(file);
    const wire = entries.filter(({ kind }) => kind === 'message.sent').map(({ seq }) => seq);
    const acts = entries.filter(
      (entry) => entry.kind === 'intent.given' || entry.kind === 'person.decided',
    );
    const { page, close } = await openConsoleOf(entries);
    try {
      await unfoldAll(page).click();
      await foldAll(page).waitFor();
      await expect.poll(() => drawnMessages(page)).toEqual(wire);
      await page.getByRole('tab', { name: 'Mermaid', exact: true }).click();
      const drawn = page.locator('.mermaid-figure [data-et="message"]');
      await expect.poll(() => drawn.count()).toBe(wire.length + acts.length);
    } finally {
      await close();
    }
  });
});

describe('three sign-ins at once', () => {
  let browser: Browser;
  let desk: RichDesk;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => browser?.close());
  beforeEach(async () => {
    desk = await openRichDesk(browser);
    page = desk.page;
  });
  afterEach(async () => desk.close());

  const wireOf = async (about?: string): Promise<readonly number[]> => {
    const entries = await entriesOf(desk.workbench, desk.run);
    const exchanges = new Set(
      entries.flatMap((entry) =>
        entry.kind === 'message.sent' && entry.about === about ? entry.exchange : [],
      ),
    );
    return entries.flatMap((entry) =>
      entry.kind === 'message.sent' && (about === undefined || exchanges.has(entry.exchange))
        ? entry.seq
        : [],
    );
  };

  it('are one figure each, with the polls of each folded and unfolded in place', async () => {
    await unfoldAll(page).click();
    await expect.poll(() => drawnMessages(page)).toEqual(await wireOf());
    await foldAll(page).click();
    for (const request of desk.requests) {
      await chooseRequest(page, new RegExp(`^.{0,2}${request.slice(0, 4)}`));
      await left(page)
        .getByText(/^\d+ of \d+ messages$/)
        .waitFor();
      await unfoldAll(page).click();
      await expect.poll(() => drawnMessages(page)).toEqual(await wireOf(request));
      await foldAll(page).click();
      await unfoldAll(page).waitFor();
    }
    // What has been scrolled away is not drawn.
    const pressFold = async (): Promise<void> => {
      await figure(page).evaluate((section) => section.scrollTo({ top: 0 }));
      await page.locator('.figure .fold').first().click();
    };
    const words = page.locator('.figure .fold text').first();
    await figure(page).evaluate((section) => section.scrollTo({ top: 0 }));
    await expect.poll(() => words.textContent()).toMatch(/more polls?, still/);
    const before = (await drawnMessages(page)).length;
    await pressFold();
    await expect.poll(async () => (await drawnMessages(page)).length).toBeGreaterThan(before);
    await pressFold();
    await expect.poll(async () => (await drawnMessages(page)).length).toBe(before);
    expect(await complaints(page)).toEqual([]);
  });

  it('are remembered as they were chosen, and the audience sees the same', async () => {
    const [, waiting = ''] = desk.requests;
    await chooseRequest(page, new RegExp(waiting.slice(0, 4)));
    await unfoldAll(page).click();
    const own = await wireOf(waiting);
    await expect.poll(() => drawnMessages(page)).toEqual(own);
    const room = await desk.context.newPage();
    await room.goto(await desk.host.openWindow({ view: 'audience', run: desk.run, party: '' }));
    await expect.poll(() => drawnMessages(room)).toEqual(own);
    await room.close();
    await page.reload();
    await left(page).waitFor();
    await expect.poll(() => drawnMessages(page)).toEqual(own);
  });

  it('show what is chosen elsewhere, and say so where it is hidden', async () => {
    const [approved = '', waiting = ''] = desk.requests;
    await chooseRequest(page, new RegExp(waiting.slice(0, 4)));
    const list = page.getByRole('listbox', { name: 'Messages' });
    await list.focus();
    await page.keyboard.press('Home');
    await left(page).getByText('it is not about this request').waitFor();
    await expect.poll(() => selectedRows(page)).toBe(0);
    await page.getByRole('button', { name: 'Show it', exact: true }).click();
    await expect.poll(() => selectedRows(page)).toBe(1);
    const chosen = page.getByRole('button', { name: /^Requests shown in the sequence/ });
    await expect.poll(() => chosen.getAttribute('aria-label')).toContain(approved.slice(0, 4));
    // And the other way round.
    await page.locator('.figure .row[data-id]').nth(2).click();
    const seq = await page.locator('.figure .row-selected').getAttribute('data-id');
    await expect
      .poll(() => page.getByRole('option', { selected: true }).getAttribute('id'))
      .toBe(`message-${seq ?? ''}`);
  });

  it('can be filtered by outcome and party, with what is left out counted', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: 'It was refused' }).click();
    await page.keyboard.press('Escape');
    await left(page).getByText('2 of 62 messages').waitFor();
    await expect
      .poll(() => page.locator('.figure .row-label').allTextContents())
      .toEqual([expect.stringMatching(/^POST/), expect.stringMatching(/^400 access_denied/)]);
    await page.getByRole('button', { name: 'Show everything' }).click();
    await left(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Person' }).click();
    await page.keyboard.press('Escape');
    await left(page).getByText('0 of 62 messages').waitFor();
    await expect.poll(() => page.locator('.figure .row').count()).toBe(7);
  });

  it('have lanes that are moved and hidden by keyboard alone, and come back', async () => {
    const first = await lanes(page);
    await page.getByRole('button', { name: 'Lane of Person' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => lanes(page)).toEqual([first[1], first[0], ...first.slice(2)]);
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await lanes(page)).indexOf('Person')).toBe(2);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Hide this lane' }).click();
    await left(page).getByText('7 messages to a hidden lane').waitFor();
    await expect.poll(() => lanes(page)).toEqual(first.filter((lane) => lane !== 'Person'));
    await page.getByRole('button', { name: 'Show all lanes' }).click();
    await expect.poll(() => lanes(page)).toEqual(first);
  });

  it('are gone through with the arrow keys, and Enter opens a fold', async () => {
    await chooseRequest(page, new RegExp(desk.requests[1]?.slice(0, 4) ?? 'none'));
    const fold = page.locator('.figure .row', { has: page.locator('.fold') });
    const seq = Number(await fold.getAttribute('data-seq'));
    await page.locator('.figure .row[data-id]').last().click();
    await figure(page).focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => fold.getAttribute('class')).toContain('row-selected');
    await page.keyboard.press('Enter');
    await expect.poll(() => drawnMessages(page)).toContain(seq);
    await page.keyboard.press('Enter');
    await expect.poll(() => drawnMessages(page)).not.toContain(seq);
  });

  it('show the future as ghosts, or not at all', async () => {
    await page.getByRole('button', { name: 'First moment' }).click();
    const ghosts = page.locator('.figure .row-future');
    await expect.poll(() => ghosts.count()).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'Show what has not happened yet as a ghost' }).click();
    await expect.poll(() => ghosts.count()).toBe(0);
    await page.reload();
    await page.getByRole('list', { name: 'Parties' }).waitFor();
    await expect.poll(() => ghosts.count()).toBe(0);
  });

  it('stay where they are drawn when a message comes', async () => {
    const places = (): Promise<Record<string, string>> =>
      figure(page).evaluate((section) => {
        const origin = section.getBoundingClientRect();
        const found = [...section.querySelectorAll('.row[data-id] .stem')].map((stem) => {
          const box = stem.getBoundingClientRect();
          const id = stem.closest('.row')?.getAttribute('data-id') ?? '';
          const top = Math.round(box.y - origin.y + section.scrollTop);
          return [id, `${Math.round(box.x - origin.x + section.scrollLeft)} ${top}`];
        });
        return Object.fromEntries(found) as Record<string, string>;
      });
    const words = { loginHint: 'alice', bindingMessage: 'PAY-FOUR', scope: 'openid' };
    await ask(desk.workbench, {
      kind: 'sign-in.pressed',
      run: desk.run,
      relyingParty: 'till',
      ...words,
    });
    let before = await places();
    for (let steps = 0; steps < 12; steps += 1) {
      await step(desk.workbench, desk.run, 1);
      const newest = String((await entriesOf(desk.workbench, desk.run)).at(-1)?.seq);
      const shown = page.locator('main.workspace');
      await expect.poll(() => shown.getAttribute('data-moment')).toBe(newest);
      const after = await places();
      const kept = Object.keys(before).filter((id) => id in after);
      expect(kept.length).toBeGreaterThan(4);
      expect(kept.filter((id) => after[id] !== before[id])).toEqual([]);
      before = after;
    }
  });
});
