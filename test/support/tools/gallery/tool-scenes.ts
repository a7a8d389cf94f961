/** The tools around a run: each list as it is when it is empty and when there is something in it. */
import { stepOnce } from '../../pages/stepping.ts';
import { tillOn } from '../../pages/workbench-pages.ts';
import type { Stage } from './stage.ts';

/** In a new run, in which a sign-in is on its way. */
export async function toolScenes(stage: Stage): Promise<void> {
  const { page, desk, take } = stage;
  await command(stage, 'New run of the poll demo');
  await page.getByRole('list', { name: 'Parties' }).waitFor();
  await docks(stage, 'empty');
  const till = tillOn(await desk.open('Corner Shop till'));
  await till.signIn('bruno', 'PAY-2');
  await page.bringToFront();
  await stepOnce(desk);
  await command(stage, 'Take Alice’s phone offline');
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await docks(stage, 'busy');
  await command(stage, 'Show the timers');
  await take(page, 'timers');
  await page.getByRole('listbox', { name: 'Messages' }).getByRole('option').first().click();
  await page.keyboard.press('F9');
  await command(stage, 'Show the breakpoints');
  await take(page, 'breakpoints');
  await page.keyboard.press('Control+z');
  await page.getByText(/^Undone/).waitFor();
  await take(page, 'undone');
  await till.page.close();
  await page.bringToFront();
}

const tabs = { 4: 'messages', 5: 'in-flight', 6: 'network', 7: 'persons', 8: 'bookmarks' } as const;

async function docks({ page, take }: Stage, state: 'empty' | 'busy'): Promise<void> {
  for (const [key, name] of Object.entries(tabs)) {
    await page.keyboard.press(key);
    await take(page, `dock-${name}-${state}`);
  }
  await page.keyboard.press('4');
}

/** Carries out a command as a person does who knows no keys. */
async function command({ page }: Stage, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(title);
  const chosen = page
    .getByRole('listbox', { name: 'Results' })
    .getByRole('option', { selected: true })
    .filter({ hasText: title });
  await chosen.waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox').waitFor({ state: 'detached' });
}

/** What lies over the console: the palette, the sheet of keys, and the dialogs. */
export async function dialogScenes({ page, take }: Stage): Promise<void> {
  const over = async (key: string, name: string): Promise<void> => {
    await page.keyboard.press(key);
    await page.getByRole('dialog').first().waitFor();
    await take(page, name);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').first().waitFor({ state: 'detached' });
  };
  await over('Control+k', 'palette');
  await over('?', 'keys');
  await over('x', 'export');
  await over('m', 'note');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('auth');
  await take(page, 'palette-found');
  await page.getByRole('combobox').fill('no such thing');
  await take(page, 'palette-nothing');
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await take(page, 'compare-empty');
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
}
