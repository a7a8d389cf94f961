/** What went wrong, as each window says it: a refused sign-in, a file that is not ours, a lost host. */
import { stepUntil } from '../../pages/stepping.ts';
import { tillOn } from '../../pages/workbench-pages.ts';
import type { Stage } from './stage.ts';

export async function failureScenes(stage: Stage): Promise<void> {
  const { page, desk, take } = stage;
  await startAgain(stage);
  const till = tillOn(await desk.open('Corner Shop till'));
  await till.signIn('nobody', 'PAY-3');
  await page.bringToFront();
  await stepUntil(desk, /400 unknown_user_id/);
  await desk.step();
  await page.getByRole('option', { name: /400 unknown_user_id/ }).click();
  await page.getByRole('tab', { name: 'Rules' }).click();
  await take(page, 'console-refused');
  await take(till.page, 'till-refused');
  stage.hand('holiday.json', '{"photos":[]}');
  await page.bringToFront();
  await page.keyboard.press('o');
  await page
    .getByText(/holiday\.json/)
    .first()
    .waitFor();
  await take(page, 'import-refused');
  stage.hangUp();
  await page.getByText('The workbench does not answer').first().waitFor();
  await take(page, 'console-lost');
}

async function startAgain({ page }: Stage): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('New run of the poll demo');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox').waitFor({ state: 'detached' });
  await page.getByRole('status', { name: 'Time of the run' }).getByText('00:00.000').waitFor();
}

/** The first page once there are runs. */
export async function startScenes({ page, take }: Stage): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Start page');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your runs' }).waitFor();
  await take(page, 'start-with-runs');
}
