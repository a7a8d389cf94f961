/** The palette of commands by the keyboard alone. Used in both hosts. */
import { expect } from 'vitest';
import { commandList } from '#shared/commands/command-list.ts';
import { expectNoComplaints, type PlayedDesk } from './desk-with-a-run.ts';
import { paletteOn } from './palette-pages.ts';

/** Every command is found, and one that cannot run says why. */
export async function tellEveryCommand(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
  const { field, results, chosen, find } = paletteOn(page);
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
}

/** The field keeps the keyboard and names the line that Enter carries out. */
export async function tellCombobox(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
  const { field, chosen, find } = paletteOn(page);
  await find('show the');
  const isNamed = () =>
    field().evaluate((element) => {
      const named = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
      return element === document.activeElement && named?.getAttribute('aria-selected') === 'true';
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
}

/** It goes to a message by its error, and shows a tab. */
export async function tellWayToMessage(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
  const { find, carryOut } = paletteOn(page);
  await find('authorization_pending');
  await page.keyboard.press('Enter');
  await page.getByText(/You are looking at \d/).waitFor();
  await page.getByRole('heading', { level: 2, name: '400 authorization_pending' }).waitFor();
  await carryOut('Show the timers');
  await page.getByRole('tab', { name: 'Timers', selected: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Timers');
}

/** It finds a request by its badge’s letters, a window, and a run. */
export async function tellBadgesFound(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
  const { chosen, find } = paletteOn(page);
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
}

/** However fast Enter follows. */
export async function tellFastEnter(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
  const { field } = paletteOn(page);
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
}

/** What was used last comes first, also after a reload. */
export async function tellUsedLast(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
  const { chosen, carryOut } = paletteOn(page);
  await carryOut('Show the persons');
  await page.reload();
  await page.getByRole('list', { name: 'Parties' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('group', { name: 'Used last' }).waitFor();
  await expect.poll(() => chosen().innerText()).toContain('Show the persons');
}
