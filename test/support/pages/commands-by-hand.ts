/**
 * What commands do, by the keyboard alone: the sheet of keys, undo, copying, and steps that are told.
 * Used in both hosts.
 */
import { expect } from 'vitest';
import { commandList } from '#shared/commands/command-list.ts';
import { entriesOf } from '../files/recorded.ts';
import { callOf, requestOf } from '../shell/shell-words.ts';
import { expectNoComplaints, type PlayedDesk } from './desk-with-a-run.ts';
import { paletteOn } from './palette-pages.ts';

/** The sheet has every key there is, and is searched. */
export async function tellSheetOfKeys(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await sheet.waitFor();
  const keyed = commandList.filter(({ keys }) => keys.length > 0);
  await expect.poll(() => sheet.getByRole('term').allInnerTexts()).toHaveLength(keyed.length);
  await expectNoComplaints(page);
  await sheet.getByRole('searchbox').fill('fork');
  await expect.poll(() => sheet.getByRole('term').allInnerTexts()).toEqual(['Fork from here']);
}

/** Keys of one sign are switched off for good, and the others stay. */
export async function tellKeysOff(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
  const { carryOut } = paletteOn(page);
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
}

/** Undo takes back whatever was set last, and does it again. */
export async function tellUndo(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
  const { undoSaid, carryOut } = paletteOn(page);
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
  const given = (await entriesOf(desk.workbench, desk.run)).filter(
    (entry) => entry.kind === 'intent.given' && entry.intent.kind.endsWith('switched'),
  );
  expect(given).toHaveLength(5);
}

/** Undo is kept over a reload, and leaves the text of a field to the field. */
export async function tellUndoKept(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
  const { undoSaid, carryOut } = paletteOn(page);
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
}

export async function tellNothingToUndo(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
  const { chosen, find } = paletteOn(page);
  await find('Undo the last');
  await expect
    .poll(() => chosen().innerText())
    .toContain('There is no change of a setting to undo.');
}

/** Secrets are left out at first, and there where that is asked for. */
export async function tellCopyAsCurl(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
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
}

/** A step is told in a sentence, and not where that is switched off. */
export async function tellSteps(desk: PlayedDesk): Promise<void> {
  const { page } = desk;
  const { carryOut } = paletteOn(page);
  const told = page.getByRole('status', { name: 'Step', exact: true });
  // What was there when the run was opened is not told; not every step back reaches another message.
  expect(await told.innerText()).toBe('');
  for (let back = 0; back < 4; back += 1) await page.keyboard.press('Shift+F10');
  await expect.poll(() => told.innerText()).toMatch(/^\S.+ (sent|answered) .+ to .+\.$/);
  const before = await told.innerText();
  await page.keyboard.press('Home');
  await expect.poll(() => told.innerText()).not.toBe(before);
  await carryOut('Switch the telling of steps');
  await page.getByRole('alert').getByText('Steps are no longer told to screen readers.').waitFor();
  await page.keyboard.press('End');
  await expect.poll(() => told.innerText()).toBe('');
}
