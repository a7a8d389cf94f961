/** Commands in real Chromium by the keyboard alone: the palette, the sheet of keys, undo, and copying. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandList } from '#shared/commands/command-list.ts';
import { launchChromium } from '#test/support/pages/browser.ts';
import {
  type DeskWithARun,
  expectNoComplaints,
  openDeskWithARun,
} from '#test/support/pages/desk-with-a-run.ts';
import { callOf, requestOf } from '#test/support/shell/shell-words.ts';

let browser: Browser;
let desk: DeskWithARun;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  desk = await openDeskWithARun(browser);
  page = desk.page;
});
afterEach(() => desk.close());

const field = () => page.getByRole('combobox', { name: /^Find a command/ });
const results = () => page.getByRole('listbox', { name: 'Results' });
const chosen = () => results().getByRole('option', { selected: true });
const undoSaid = () => page.getByRole('status', { name: 'Undo' });

/** Opens the palette and types. */
async function find(typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await field().waitFor();
  await page.keyboard.type(typed);
  await expect.poll(() => chosen().count()).toBe(1);
}

async function carryOut(title: string): Promise<void> {
  await find(title);
  await chosen().filter({ hasText: title }).waitFor();
  await page.keyboard.press('Enter');
  await field().waitFor({ state: 'detached' });
}

describe('the palette', () => {
  it('reaches every command by the keyboard, and says of each that cannot run why', async () => {
    for (const { title, id } of commandList) {
      if (id === 'workbench.palette') continue;
      await page.keyboard.press('Control+k');
      await field().fill(title);
      const line = results().getByRole('option').filter({ hasText: title });
      await line.first().waitFor();
      await page.keyboard.press('Escape');
    }
    await find('Next difference');
    await chosen().filter({ hasText: 'Next difference' }).waitFor();
    await expect.poll(() => chosen().getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Enter');
    const reason = page.getByRole('status').filter({ hasText: 'Compare this run' });
    await reason.waitFor();
    await expect.poll(() => field().count()).toBe(1);
  });

  it('is a combobox: the field keeps the keyboard and names the line that Enter carries out', async () => {
    await find('show the');
    const isNamed = () =>
      field().evaluate((element) => {
        const named = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
        return (
          element === document.activeElement && named?.getAttribute('aria-selected') === 'true'
        );
      });
    const first = await chosen().innerText();
    await expect.poll(isNamed).toBe(true);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => chosen().innerText()).not.toBe(first);
    await expect.poll(isNamed).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(isNamed).toBe(true);
    await expectNoComplaints(page);
    await page.keyboard.press('Control+k');
    await field().waitFor({ state: 'detached' });
  });

  it('goes to a message by its error, and shows a tab', async () => {
    await find('authorization_pending');
    await page.keyboard.press('Enter');
    await page.getByText(/You are looking at \d/).waitFor();
    await page.getByRole('heading', { name: '400 authorization_pending' }).waitFor();
    await carryOut('Show the timers');
    await page.getByRole('tab', { name: 'Timers', selected: true }).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Timers');
  });

  it('finds a request by its badge’s letters, a window, and a run', async () => {
    const badge = page.getByRole('listbox', { name: 'Messages' }).locator('.badge').first();
    const letters = await badge.innerText();
    await find(letters);
    await expect.poll(() => chosen().innerText()).toContain(letters);
    await page.keyboard.press('Escape');
    await find('open alice');
    await expect.poll(() => chosen().innerText()).toContain('Open Alice’s phone');
    await page.keyboard.press('Escape');
    await find('bank payment');
    await expect.poll(() => chosen().innerText()).toContain('Bank payment');
  });

  it('carries out what was typed, however fast Enter follows', async () => {
    for (const [title, tab] of [
      ['Show the persons', 'Persons'],
      ['Show the network', 'Network'],
      ['Show the timers', 'Timers'],
    ] as const) {
      await page.keyboard.press('Control+k');
      await field().fill(title);
      await page.keyboard.press('Enter');
      const shown = page.getByRole('tab', { name: tab, selected: true });
      await expect.poll(() => shown.count()).toBe(1);
    }
  });

  it('shows what was used last first, also after a reload', async () => {
    await carryOut('Show the persons');
    await page.reload();
    await page.getByRole('list', { name: 'Parties' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('group', { name: 'Used last' }).waitFor();
    await expect.poll(() => chosen().innerText()).toContain('Show the persons');
  });
});

describe('the sheet of keys', () => {
  it('has every key there is, is searched, and gives axe nothing to complain of', async () => {
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys' });
    await sheet.waitFor();
    const keyed = commandList.filter(({ keys }) => keys.length > 0);
    await expect.poll(() => sheet.getByRole('term').allInnerTexts()).toHaveLength(keyed.length);
    await expectNoComplaints(page);
    await sheet.getByRole('searchbox').fill('fork');
    await expect.poll(() => sheet.getByRole('term').allInnerTexts()).toEqual(['Fork from here']);
  });
});

describe('keys of one sign', () => {
  it('can be switched off for good, and the others stay', async () => {
    await carryOut('Switch the keys of one sign off or on');
    await page.getByRole('alert').getByText('Keys of one sign are off.').waitFor();
    await page.keyboard.press('6');
    await page.keyboard.press('F6');
    await expect
      .poll(() => page.getByRole('tab', { name: 'Messages', selected: true }).count())
      .toBe(1);
    await carryOut('Switch the keys of one sign off or on');
    await page.getByRole('alert').getByText('Keys of one sign are on.').waitFor();
    await page.keyboard.press('6');
    await page.getByRole('tab', { name: /^Network/, selected: true }).waitFor();
  });
});

describe('undo', () => {
  it('takes back whatever was set last, in words and in the run, and does it again', async () => {
    await page.keyboard.press('6');
    const phone = page.getByRole('switch', { name: /^Alice’s phone/ });
    const channel = page.getByRole('switch', { name: /^Authentication channel/ });
    await carryOut('Take Alice’s phone offline');
    await expect.poll(() => phone.isChecked()).toBe(false);
    await carryOut('Switch the authentication channel off or on');
    await expect.poll(() => channel.isChecked()).toBe(false);
    await page.keyboard.press('Control+z');
    await undoSaid().getByText('Undone: the authentication channel was switched off.').waitFor();
    await expect.poll(() => channel.isChecked()).toBe(true);
    await page.keyboard.press('Control+z');
    await undoSaid().getByText('Undone: Alice’s phone was taken offline.').waitFor();
    await expect.poll(() => phone.isChecked()).toBe(true);
    await page.keyboard.press('Control+Shift+z');
    await undoSaid().getByText('Done again: Alice’s phone was taken offline.').waitFor();
    await expect.poll(() => phone.isChecked()).toBe(false);
    const given = (
      await desk.workbench
        .port({ view: 'console', run: '', party: '' })
        .readTrace(desk.run, 0, 100_000)
    ).entries.filter(
      (entry) => entry.kind === 'intent.given' && entry.intent.kind.endsWith('switched'),
    );
    expect(given).toHaveLength(5);
  });

  it('is kept over a reload, and leaves the text of a field to the field', async () => {
    await carryOut('Take Alice’s phone offline');
    await page.getByRole('tab', { name: 'Network 1' }).waitFor();
    await page.reload();
    await page.getByRole('list', { name: 'Parties' }).waitFor();
    await page.keyboard.press('b');
    const title = page.getByRole('textbox', { name: /name/i }).first();
    await title.fill('Here');
    await page.keyboard.press('Control+z');
    await expect.poll(() => undoSaid().innerText()).toBe('');
    await page.keyboard.press('Escape');
    await title.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await undoSaid().getByText('Undone: Alice’s phone was taken offline.').waitFor();
  });

  it('says why there is nothing to undo', async () => {
    await find('Undo the last');
    await expect
      .poll(() => chosen().innerText())
      .toContain('There is no change of a setting to undo.');
  });
});

describe('copy as cURL', () => {
  it('leaves secrets out at first, and has them where that is asked for', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page
      .getByRole('option', { name: /POST \/token/ })
      .first()
      .click();
    await page.keyboard.press('y');
    await page.getByRole('status', { name: 'Copying' }).getByText('without its secrets').waitFor();
    await expect.poll(() => clipboard()).not.toContain('simulated-secret');
    const masked = requestOf(callOf(await clipboard()));
    expect(masked).toMatchObject({ method: 'POST', url: expect.stringMatching(/\/token$/) });
    await page.getByRole('button', { name: 'How to copy as cURL' }).press('Enter');
    await page.getByRole('menuitem', { name: 'With secrets' }).press('Enter');
    await page.getByRole('status', { name: 'Copying' }).getByText('with its secrets').waitFor();
    const whole = requestOf(callOf(await clipboard()));
    expect(whole.headers['Authorization']).not.toBe(masked.headers['Authorization']);
    await expectNoComplaints(page);
  });
});

describe('a step', () => {
  it('is told in a sentence, and not where that is switched off', async () => {
    const told = page.getByRole('status', { name: 'Step', exact: true });
    await page.keyboard.press('Shift+F10');
    await expect.poll(() => told.innerText()).toMatch(/^\S.+ (sent|answered) .+ to .+\.$/);
    const before = await told.innerText();
    await page.keyboard.press('Home');
    await expect.poll(() => told.innerText()).not.toBe(before);
    await carryOut('Switch the telling of steps');
    await page.keyboard.press('End');
    await expect.poll(() => told.innerText()).toBe('');
  });
});
