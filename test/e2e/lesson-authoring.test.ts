/**
 * A trainer writes a lesson by clicks: a run is recorded, its moments are made beats, what is missing is
 * mended, and what was exported plays in another workbench. What is no lesson is refused there.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openLesson as readFromFile } from '#main/lessons/lesson-files.ts';
import { decide, signIn, told } from '../support/files/recorded.ts';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { signInAndPoll } from '../support/pages/demo-sign-in.ts';
import { expectNoComplaints, handsFiles } from '../support/pages/desk-with-a-run.ts';
import { carryOut } from '../support/pages/every-screen/console-acts.ts';
import { answerByKeys, isAtBeat, isAtPage, lessonColumn } from '../support/pages/lesson-by-hand.ts';
import {
  addPrediction,
  chooseBeat,
  field,
  markMessage,
  press,
  stands,
  write,
  writing,
} from '../support/pages/lesson-writing.ts';
import { type Sitting, sittings } from '../support/pages/sittings.ts';

const { sit } = sittings(browserHosts());
const viewport = { width: 1280, height: 800 };
const mine = (page: Page) => page.getByRole('region', { name: 'Mine', exact: true });

/** The demonstration, in which Alice has approved and the till has its tokens. */
async function recorded(): Promise<Sitting> {
  const sitting = await sit({ viewport });
  const { desk, host } = sitting;
  await desk.startDemo();
  const run = (await told(host, 'run.listed')).at(-1)?.run ?? '';
  await signIn(host, run, 8);
  await decide(host, run, 'prompt.approved');
  await desk.page.getByRole('option', { name: /200 keys/ }).waitFor();
  return sitting;
}

/** Three moments of it as beats. */
async function marked(): Promise<Sitting> {
  const sitting = await recorded();
  const { page } = sitting.desk;
  await markMessage(page, /200 auth_req_id/, 1);
  await markMessage(page, /400 authorization_pending/, 2);
  await markMessage(page, /200 access_token/, 3);
  return sitting;
}

/** Three beats of which nothing is missing. */
async function written(): Promise<Sitting> {
  const sitting = await marked();
  const { page } = sitting.desk;
  for (const number of [1, 2, 3]) {
    await chooseBeat(page, number);
    await write(page, 'Title', `Idea ${number}`);
    await write(page, 'Why', `Because of rule ${number}.`);
  }
  await stands(page, 'Nothing is missing; check it.');
  return sitting;
}

describe('a lesson by clicks', () => {
  it('begins with a run that is recorded by clicks, and with its first moment', async () => {
    const { desk, host } = await sit({ viewport });
    const { page } = desk;
    await desk.startDemo();
    await signInAndPoll(desk, 'W4SCT');
    await page.getByRole('button', { name: /run menu$/ }).click();
    await page.getByRole('button', { name: 'Write a lesson' }).click();
    await writing(page).getByText('Go to a moment of this run that is worth a beat').waitFor();
    await expectNoComplaints(page);
    await page.keyboard.press('Home');
    await page.getByText(/You are looking at \d/).waitFor();
    await press(page, 'Make this moment a beat');
    await writing(page).getByRole('alert').getByText('Nothing has happened').waitFor();
    await markMessage(page, /400 authorization_pending/, 1);
    await stands(page, '1 thing is still to mend.');
    expect((await told(host, 'draft.begun')).length).toBe(1);
  });

  it('says at its field what is missing, and no more once it is mended, undone or done again', async () => {
    const { desk } = await marked();
    const { page } = desk;
    await stands(page, /still to mend/);
    await writing(page).getByText('Write why it is so.').waitFor();
    await write(page, 'The beat waits for', 'endpoint:tokens');
    await stands(page, /^4 things/);
    await expectNoComplaints(page);
    await press(page, 'Undo the last change of the lesson');
    await expect
      .poll(() => field(page, 'The beat waits for').inputValue())
      .toMatch(/^endpoint:token /);
    await stands(page, /^3 things/);
    await press(page, 'Lines of this moment for «The beat waits for»');
    await page.getByRole('menuitem', { name: /^kind:tokens\.issued/ }).click();
    await expect
      .poll(() => field(page, 'The beat waits for').inputValue())
      .toBe('kind:tokens.issued');
  });

  it('is there again after a reload, and what was removed after an undo', async () => {
    const { desk } = await marked();
    const { page } = desk;
    await write(page, 'Why', 'Because Alice approved.');
    await stands(page, /^2 things/);
    await page.reload();
    await stands(page, /^2 things/);
    await expect.poll(() => field(page, 'Why').inputValue()).toBe('Because Alice approved.');
    await press(page, 'Remove beat 3');
    await press(page, 'Undo the last change of the lesson');
    await chooseBeat(page, 3);
    await expect.poll(() => field(page, 'Why').inputValue()).toBe('Because Alice approved.');
    await chooseBeat(page, 1);
    await press(page, 'Merge with the next');
    await expect
      .poll(() => writing(page).getByRole('textbox', { name: 'Sentence 2', exact: true }).count())
      .toBe(1);
  });

  it('is checked by the judge, whose fault stands at the sentence, and holds when that is mended', async () => {
    const { desk, host } = await written();
    const { page } = desk;
    await chooseBeat(page, 2);
    await write(page, 'Sentence 1: shown by', 'error:slow_down');
    await stands(page, 'Nothing is missing');
    await press(page, 'Check');
    await stands(page, /^Checked: 1 of \d+ things that it says do not hold\.$/);
    await writing(page)
      .getByText(/Wanted at least once: an answer with error/)
      .waitFor();
    await write(page, 'Sentence 1: shown by', 'error:authorization_pending');
    await carryOut(page, 'Check the lesson that is written');
    await stands(page, /^Checked: all \d+ things that it says hold\.$/);
    expect((await told(host, 'draft.checked')).map(({ failed }) => failed.length)).toEqual([1, 0]);
  });

  it('is previewed in the player, and comes back to its form', async () => {
    const { desk, host } = await written();
    const { page } = desk;
    await press(page, 'Preview');
    await isAtPage(page, 'The opening.');
    await page.keyboard.press('PageDown');
    await isAtBeat(page, 1);
    await lessonColumn(page).getByText('Because of rule 1.').waitFor();
    await page.getByRole('button', { name: 'Back to editing' }).click();
    await writing(page).getByRole('region', { name: 'Beat 3', exact: true }).waitFor();
    await stands(page, 'Nothing is missing');
    expect((await told(host, 'lesson.left')).length).toBe(1);
  });

  it('is exported with a prediction, imported by another workbench, and played there to its end', async () => {
    const { desk } = await written();
    const { page } = desk;
    await chooseBeat(page, 2);
    await addPrediction(page, 'Alice approves. What does the till get?', [
      { text: 'Its tokens.', because: 'It asks again.' },
      { text: 'Nothing more.', because: 'It polls.', line: 'endpoint:token status:200' },
    ]);
    await stands(page, 'Nothing is missing');
    await press(page, 'Check');
    await stands(page, /^Checked: all/);
    const [saved] = await Promise.all([page.waitForEvent('download'), press(page, 'Export')]);
    expect(readFromFile(await saved.path()).beats.length).toBe(3);
    const text = readFileSync(await saved.path(), 'utf8');

    const { desk: other, host } = await sit({ viewport });
    const hand = handsFiles(other.page);
    hand(saved.suggestedFilename(), text);
    await other.page.getByRole('button', { name: 'Import a lesson…' }).click();
    await mine(other.page)
      .getByRole('button', { name: /^Begin lesson 900/ })
      .click();
    await isAtPage(other.page, 'The opening.');
    for (const beat of [1, 2]) {
      await other.page.keyboard.press('PageDown');
      await isAtBeat(other.page, beat);
    }
    await answerByKeys(other.page, /Its tokens\.$/);
    await other.page.keyboard.press('PageDown');
    await isAtBeat(other.page, 3);
    await other.page.keyboard.press('PageDown');
    await isAtPage(other.page, 'The end of the lesson.');
    expect(await told(host, 'lesson.strayed')).toEqual([]);
    expect(await told(host, 'lesson.finished')).toMatchObject([{ right: 1, asked: 1 }]);
  });

  it('is kept under «Mine», removed, brought back, and edited again', async () => {
    const { desk, host } = await written();
    const { page } = desk;
    await press(page, 'Save');
    await stands(page, 'Saved among your lessons');
    await page.getByRole('button', { name: /run menu$/ }).click();
    await page.getByRole('button', { name: 'Start page' }).click();
    const line = mine(page).getByRole('button', { name: /^Begin lesson 900/ });
    await line.waitFor();
    await expectNoComplaints(page);
    await mine(page)
      .getByRole('button', { name: /^Remove the lesson/ })
      .click();
    await line.waitFor({ state: 'detached' });
    await mine(page).getByRole('button', { name: 'Undo', exact: true }).click();
    await line.waitFor();
    await mine(page)
      .getByRole('button', { name: /^Edit the lesson/ })
      .click();
    await stands(page, 'Nothing is missing');
    const removals = await told(host, 'lesson.disowned');
    expect(removals.map(({ isTakenBack = false }) => isTakenBack)).toEqual([false, true]);
  });
});
