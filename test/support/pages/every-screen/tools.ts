/** The start page, the audience’s window, the set-up and the request builder in each of their states. */
import type { Page } from 'playwright-core';
import { ask, decide, signIn, step } from '../../files/recorded.ts';
import { handsFiles } from '../desk-with-a-run.ts';
import { carryOut, newRun } from './console-acts.ts';
import type { Stage } from './stage.ts';

export const startStates = ['empty', 'import refused', 'with runs'] as const;

export async function tourStart(stage: Stage): Promise<void> {
  const { look, stress } = stage;
  const page = await stage.open({ view: 'console', run: '', party: '' });
  handsFiles(page)('holiday.json', '{"photos":[]}');
  await page.getByRole('button', { name: 'Run the poll demo' }).waitFor();
  await look(page, 'empty');
  await stress(page, 'start page, empty');
  await page.keyboard.press('o');
  await page
    .getByText(/holiday\.json/)
    .first()
    .waitFor();
  await look(page, 'import refused');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('button', { name: 'Run the poll demo' }).click();
  await page.getByRole('list', { name: 'Parties' }).waitFor();
  await carryOut(page, 'Start page');
  await page.getByRole('heading', { name: /^Your runs/ }).scrollIntoViewIfNeeded();
  await look(page, 'with runs');
  await stress(page, 'start page, with runs');
}

export const audienceStates = ['empty', 'busy', 'past'] as const;

export async function tourAudience(stage: Stage): Promise<void> {
  const { workbench, look, stress } = stage;
  const run = await workbench.createRun({ name: 'Bank payment', mode: 'virtual', seed: 'room' });
  const page = await stage.open({ view: 'audience', run, party: '' });
  await page.getByText('The sequence appears here').waitFor();
  await look(page, 'empty');
  await signIn(workbench, run, 6);
  await decide(workbench, run, 'prompt.denied');
  await page.getByRole('region', { name: 'Sequence diagram' }).waitFor();
  await look(page, 'busy');
  await stress(page, 'audience, busy');
  await ask(workbench, { kind: 'cursor.move', run, to: 12 });
  await page.getByRole('status').getByText('in the past').waitFor();
  await look(page, 'past');
}

export const setupStates = [
  'Run and network',
  'Time',
  'Clients',
  'People',
  'Relying parties',
  'Devices',
  'found',
  'written',
  'not right',
  'applied',
] as const;

export async function tourSetup(stage: Stage): Promise<void> {
  const { look, stress } = stage;
  const { page } = await newRun(stage, 'setup');
  await carryOut(page, 'Show the set-up');
  const sections = page.getByRole('list', { name: 'Sections of the set-up' }).getByRole('button');
  await sections.first().waitFor();
  const count = await sections.count();
  for (let place = 0; place < count; place += 1) {
    const section = sections.nth(place);
    await section.click();
    await look(page, (await section.innerText()).trim());
  }
  const search = page.getByRole('searchbox', { name: 'Search the settings' });
  await search.fill('poll interval');
  const field = page.getByRole('textbox', { name: 'Poll interval', exact: true });
  await field.waitFor();
  await look(page, 'found');
  await field.fill('7');
  await page.getByText('can be applied live').waitFor();
  await look(page, 'written');
  await stress(page, 'set-up, written');
  await field.fill('soon');
  await page.getByText('Use a whole number from 1 to 3600.').waitFor();
  await look(page, 'not right');
  await field.fill('7');
  await carryOut(page, 'Apply the set-up live');
  await page.getByText(/^Changed live at/).waitFor();
  await look(page, 'applied');
}

export const builderStates = ['new', 'rules to break', 'broken', 'on its way', 'refused'] as const;

export async function tourBuilder(stage: Stage): Promise<void> {
  const { workbench, look, stress } = stage;
  const { run, page } = await newRun(stage, 'builder');
  await carryOut(page, 'Show the request builder');
  await page.getByLabel('Bytes to be sent').waitFor();
  await look(page, 'new');
  await stress(page, 'request builder');
  await page.getByRole('button', { name: 'Break a rule of this request' }).click();
  await page.getByRole('menuitem', { name: /^Send two hints/ }).waitFor();
  await look(page, 'rules to break');
  await page.getByRole('menuitem', { name: /^Send two hints/ }).click();
  await look(page, 'broken');
  await page.keyboard.press('Control+Enter');
  await page.getByText('On its way.').waitFor();
  await look(page, 'on its way');
  await answered(page, () => step(workbench, run, 1));
  await look(page, 'refused');
  await stress(page, 'request builder, refused');
}

const mostSteps = 20;

async function answered(page: Page, onward: () => Promise<void>): Promise<void> {
  const sent = page.getByRole('list', { name: 'Requests sent by hand' }).getByRole('listitem');
  const says = sent.filter({ hasText: '400 invalid_request' });
  for (let count = 0; count < mostSteps && (await says.count()) === 0; count += 1) {
    await onward();
    await page.waitForTimeout(30);
  }
  await says.first().waitFor();
}
