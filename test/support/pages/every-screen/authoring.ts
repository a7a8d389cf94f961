/** The writing of a lesson in each of its states, and the lessons that are one’s own. */
import { decide, signIn } from '../../files/recorded.ts';
import { addPrediction, markMessage, press, stands, write, writing } from '../lesson-writing.ts';
import { carryOut, newRun } from './console-acts.ts';
import type { Stage } from './stage.ts';

export const authoringStates = [
  'empty',
  'missing',
  'predicted',
  'whole',
  'checked',
  'mine',
] as const;

export async function tourAuthoring(stage: Stage): Promise<void> {
  const { workbench, look, stress } = stage;
  const { run, page } = await newRun(stage, 'authoring');
  await signIn(workbench, run, 8);
  await decide(workbench, run, 'prompt.approved');
  await carryOut(page, 'Write a lesson on this run');
  await writing(page).getByText('Go to a moment of this run').waitFor();
  await look(page, 'empty');
  await markMessage(page, /200 access_token/, 1);
  await write(page, 'Why', 'Because Alice approved.');
  await markMessage(page, /400 authorization_pending/, 1);
  await look(page, 'missing');
  await stress(page, 'writing a lesson');
  await write(page, 'Why', 'Because nobody has decided yet.');
  await addPrediction(page, 'Alice approves. What does the till get?', [
    { text: 'Its tokens.', because: 'It asks again.' },
    { text: 'An error.', because: 'It polls.', line: 'endpoint:token status:200' },
  ]);
  await stands(page, 'Nothing is missing');
  await look(page, 'predicted');
  await writing(page).getByRole('button', { name: 'The lesson as a whole' }).click();
  await writing(page).getByRole('region', { name: 'The lesson as a whole' }).waitFor();
  await look(page, 'whole');
  await press(page, 'Check');
  await stands(page, /^Checked: all/);
  await look(page, 'checked');
  await press(page, 'Save');
  await stands(page, 'Saved among your lessons');
  await carryOut(page, 'Start page');
  await page.getByRole('region', { name: 'Mine', exact: true }).scrollIntoViewIfNeeded();
  await look(page, 'mine');
}
