/** What lies over the console: menus, dialogs, forms, the palette, and the sheet of keys. */
import type { Page } from 'playwright-core';
import { signIn } from '../../files/recorded.ts';
import { letKeyboardGo, newRun, over } from './console-acts.ts';
import type { Stage } from './stage.ts';

export const dialogStates = [
  'palette',
  'palette, found',
  'palette, nothing',
  'keys',
  'export',
  'note',
  'mark',
  'edit',
  'fork',
  'notice',
] as const;

export async function tourDialogs(stage: Stage): Promise<void> {
  const { look, stress } = stage;
  const page = await asked(stage, 'dialogs');
  const key = (name: string, state: string): Promise<void> =>
    over(
      page,
      () => page.keyboard.press(name),
      async () => {
        await look(page, state);
        await stress(page, state);
      },
    );
  await palette(stage, page);
  await key('?', 'keys');
  await key('x', 'export');
  await key('m', 'note');
  await key('b', 'mark');
  await key('e', 'edit');
  await letKeyboardGo(page);
  await page.keyboard.press('Home');
  await page.getByText(/You are looking at \d/).waitFor();
  await page.keyboard.press('f');
  await page.getByLabel('Name of the fork').waitFor();
  await look(page, 'fork');
  await page.keyboard.press('Escape');
  await page.getByLabel('Name of the fork').waitFor({ state: 'detached' });
  await page.keyboard.press('e');
  await page.getByRole('alert').first().waitFor();
  await look(page, 'notice');
}

export const menuStates = [
  'run menu',
  'layouts',
  'layout to be renamed',
  'run until',
  'speed',
  'step grain',
  'fault rule',
  'breakpoint',
  'breakpoint, not right',
] as const;

export async function tourMenus(stage: Stage): Promise<void> {
  const page = await asked(stage, 'menus');
  await menus(stage, page);
  await forms(stage, page);
}

/** A console in which a request is on its way, and chosen. */
async function asked(stage: Stage, seed: string): Promise<Page> {
  const { run, page } = await newRun(stage, seed);
  await signIn(stage.workbench, run, 0);
  await page.getByRole('option', { name: /POST .backchannel/ }).click();
  return page;
}

async function palette({ look, stress }: Stage, page: Page): Promise<void> {
  await over(
    page,
    () => page.keyboard.press('Control+k'),
    async () => {
      await look(page, 'palette');
      await stress(page, 'palette');
      const field = page.getByRole('combobox', { name: /^Find a command/ });
      await field.fill('auth');
      await page.getByText(/^\d+ results$/).waitFor();
      await look(page, 'palette, found');
      await field.fill('no such thing');
      await page.getByText(/^Nothing is called like that/).waitFor();
      await look(page, 'palette, nothing');
    },
  );
}

async function menus({ look, stress }: Stage, page: Page): Promise<void> {
  const press = (name: string | RegExp) => (): Promise<void> =>
    page.getByRole('button', { name }).click();
  await over(page, press(/run menu$/), async () => {
    await look(page, 'run menu');
  });
  await over(page, press('Windows and layouts'), async () => {
    await page.getByLabel('Save as it is now').fill('My class');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Rename My class' }).waitFor();
    await look(page, 'layouts');
    await stress(page, 'layouts');
    await page.getByRole('button', { name: 'Rename My class' }).click();
    await page.getByLabel('New name of My class').waitFor();
    await look(page, 'layout to be renamed');
  });
  await over(page, press('Run until'), () => look(page, 'run until'));
  await press(/^Speed|Speed$/)();
  await page.getByRole('option', { name: '×1', exact: true }).waitFor();
  await look(page, 'speed');
  await page.keyboard.press('Escape');
  await press('How far a step goes')();
  await page.getByRole('menuitemradio', { name: /One message/ }).waitFor();
  await look(page, 'step grain');
  await page.keyboard.press('Escape');
  await page.getByRole('menuitemradio').first().waitFor({ state: 'detached' });
}

async function forms({ look, stress }: Stage, page: Page): Promise<void> {
  await page.keyboard.press('6');
  await over(
    page,
    () => page.getByRole('button', { name: 'New rule' }).click(),
    async () => {
      await look(page, 'fault rule');
      await stress(page, 'fault rule');
    },
  );
  await page.getByRole('tab', { name: 'Breakpoints' }).click();
  await page.getByRole('button', { name: 'Add a breakpoint' }).click();
  await page.getByLabel('When to pause').fill('to:provider');
  await look(page, 'breakpoint');
  await page.getByLabel('When to pause').fill('status:9999');
  await page.getByText(/^Column \d+/).waitFor();
  await look(page, 'breakpoint, not right');
  await page.keyboard.press('Escape');
  await page.getByLabel('When to pause').waitFor({ state: 'detached' });
}
