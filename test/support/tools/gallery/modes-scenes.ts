/** One scenario in poll, ping and push: before it was run, on one clock, in between, and its figures. */

import { signIn } from '../../files/recorded.ts';
import { newRun } from '../../pages/every-screen/console-acts.ts';
import type { Stage } from '../../pages/every-screen/stage.ts';
import { runModes, showModes } from '../../pages/modes-by-hand.ts';

export async function modesScenes(stage: Stage): Promise<void> {
  const { look, stress } = stage;
  const { page } = await newRun(stage, 'modes');
  await showModes(page);
  await look(page, 'not yet');
  await runModes(page);
  await look(page, 'three lanes');
  await stress(page, 'three lanes');
  const clock = page.getByRole('slider', { name: 'Moment of the three runs' });
  await clock.press('Home');
  for (let count = 0; count < 12; count += 1) await clock.press('ArrowDown');
  await look(page, 'in between');
  await page.getByRole('table', { name: 'Figures of the three runs' }).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: /^Requests in all, push/ }).scrollIntoViewIfNeeded();
  await look(page, 'counts');
  await page
    .getByRole('button', { name: /^binding_message, push/ })
    .last()
    .scrollIntoViewIfNeeded();
  await look(page, 'exposed');
  await stress(page, 'exposed');
  await unanswered(stage);
}

/** Nobody answers: many polls, no tokens, and two minutes on one clock. */
async function unanswered(stage: Stage): Promise<void> {
  const { run, page } = await newRun(stage, 'unanswered');
  await signIn(stage.workbench, run, 6);
  await showModes(page);
  await runModes(page);
  await stage.look(page, 'nobody answers');
  await page.getByRole('button', { name: /^Token requests, poll/ }).click();
  await page.getByRole('button', { name: 'Side by side' }).waitFor();
  await stage.look(page, 'where a figure leads');
}
