/**
 * Lessons as they are played, in real Chromium by role and label: students by keyboard alone, a trainer
 * before a room, a reload in the middle, and a run that was changed.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openLesson as openBuiltIn } from '#main/lessons/lesson-files.ts';
import { decide, told } from '../support/files/recorded.ts';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { expectNoComplaints, handsFiles } from '../support/pages/desk-with-a-run.ts';
import {
  answerByKeys,
  isAtBeat,
  isAtPage,
  lessonColumn,
  nextPage,
  openLesson,
  openLessonByKeys,
  pressByKeys,
  studyByKeys,
  turnTo,
} from '../support/pages/lesson-by-hand.ts';
import { sittings } from '../support/pages/sittings.ts';

const { sit } = sittings(browserHosts());
const viewport = { width: 1280, height: 800 };

const status = (name: string) => ({ name, exact: true }) as const;

describe('a student by keyboard alone', () => {
  it.each(['poll', 'intervals', 'approving-the-attackers-transaction'])(
    'completes the lesson «%s», with every prediction right',
    async (name) => {
      const { desk, host } = await sit({ viewport });
      const { page } = desk;
      const lesson = openBuiltIn(name);
      await openLessonByKeys(page, lesson.title);
      const questions = await studyByKeys(page, lesson);
      expect(questions).toBeGreaterThan(3);
      const score = lessonColumn(page).getByRole('region', { name: 'Your score' });
      await expect
        .poll(() => score.innerText())
        .toMatch(new RegExp(`${questions} of ${questions}`));
      expect(await told(host, 'lesson.strayed')).toEqual([]);
      expect(await told(host, 'lesson.finished')).toMatchObject([{ right: questions }]);
    },
  );

  it('is told before the first beat what makes the run go on', async () => {
    const { desk } = await sit({ viewport });
    const { page } = desk;
    await openLessonByKeys(page, 'Poll:');
    await page.getByText('Turn the lesson’s page: what happens there is drawn here.').waitFor();
    expect(await page.getByText('press «Sign in with CIBA»').count()).toBe(0);
  });

  it('is led to the moment that refutes a wrong answer', async () => {
    const { desk } = await sit({ viewport });
    const { page } = desk;
    await openLessonByKeys(page, 'Poll:');
    await nextPage(page, 1);
    await answerByKeys(page, /^A?\s*Nothing, until Alice has decided/);
    const verdict = lessonColumn(page).getByRole('status', status('Your prediction'));
    await expect.poll(() => verdict.innerText()).toBe('Not so.');
    await pressByKeys(page, /^See where the run says otherwise/);
    await page
      .getByRole('listbox', { name: 'Messages', exact: true })
      .getByRole('option', { name: /200 auth_req_id/, selected: true })
      .waitFor();
    await isAtBeat(page, 1);
    await expectNoComplaints(page);
  });

  it('brings about what a task wants, and sees its goal fill', async () => {
    const { desk, host } = await sit({ viewport });
    const { page } = desk;
    await openLessonByKeys(page, 'Poll:');
    for (const beat of [1, 2, 3]) await nextPage(page, beat);
    await pressByKeys(page, /^Try it/);
    await lessonColumn(page).getByText('You are doing the task in a fork').waitFor();
    const goal = lessonColumn(page).getByRole('list', { name: 'Goal' });
    await expect.poll(() => goal.innerText()).toContain('Not met yet.');
    await page.keyboard.press('l');
    const phone = await host.opensPage(() => pressByKeys(page, /^Look at phone of alice/));
    await phone.getByRole('button', { name: /^Open the request/ }).waitFor();
    await pressByKeys(phone, /^Open the request/);
    await phone.getByRole('button', { name: /^Approve/ }).waitFor();
    await pressByKeys(phone, /^Approve/);
    await phone.getByRole('status').filter({ hasText: 'Sending your answer' }).waitFor();
    await page.bringToFront();
    await page.keyboard.press('F5');
    const outcome = lessonColumn(page).getByRole('status', status('The task'));
    await expect.poll(() => outcome.innerText()).toContain('The goal is reached, and in par.');
    await expect.poll(() => goal.innerText()).not.toContain('Not met yet.');
    await page.keyboard.press('g');
    await lessonColumn(page).getByText('done, in par').waitFor();
  });

  it('points at the entry that is asked for, and is told of another one', async () => {
    const { desk } = await sit({ viewport });
    const { page } = desk;
    await openLessonByKeys(page, 'Poll:');
    for (let beat = 1; beat <= 13; beat += 1) await nextPage(page, beat);
    const messages = page.getByRole('listbox', { name: 'Messages', exact: true });
    const found = lessonColumn(page).getByRole('status', status('What you found'));
    await messages
      .getByRole('option', { name: /400 authorization_pending/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^This one/ }).click();
    await expect.poll(() => found.innerText()).toContain('is another one.');
    await messages
      .getByRole('option', { name: /400 access_denied/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^This one/ }).click();
    await expect.poll(() => found.innerText()).toContain('That is it.');
  });
});

describe('what a page speaks of', () => {
  it('is shown where it is: a panel with its entry, a tool, a term, a clause', async () => {
    const { desk } = await sit({ viewport });
    const { page } = desk;
    const shown = (name: string) => page.getByRole('tab', { name, selected: true, exact: true });
    const look = (name: string) => page.getByRole('button', { name: `Look at ${name}` }).click();
    await openLesson(page, 'Poll:');
    await turnTo(page, 2);
    await look('Message');
    await shown('Message').waitFor();
    await page
      .getByRole('listbox', { name: 'Messages', exact: true })
      .getByRole('option', { name: /200 auth_req_id/, selected: true })
      .waitFor();
    await look('Charts');
    await shown('Charts').waitFor();
    await turnTo(page, 4);
    await look('Timers');
    await shown('Timers').waitFor();
    // The tools stand back again as soon as something is chosen for the inspector.
    await page
      .getByRole('listbox', { name: 'Messages', exact: true })
      .getByRole('option')
      .first()
      .click();
    await shown('Timers').waitFor({ state: 'hidden' });
    await turnTo(page, 1);
    await lessonColumn(page).getByRole('button', { name: 'hint', exact: true }).focus();
    await expect.poll(() => page.getByRole('tooltip').innerText()).toContain('who is meant');
    const clause = lessonColumn(page).getByRole('button', { name: 'CIBA Core 1.0 §7.1' }).first();
    await clause.focus();
    await expect.poll(() => page.getByRole('tooltip').innerText()).toMatch(/hint/);
    await page.keyboard.press('Enter');
    const book = page.getByRole('region', { name: /^CIBA Core 1\.0 §7\.1, / });
    await expect.poll(() => book.innerText()).toMatch(/https:\/\/openid\.net\/specs\//);
    await page.keyboard.press('Escape');
    await book.waitFor({ state: 'detached' });
    await expect.poll(() => clause.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});

describe('a trainer before a room', () => {
  it('presents with a clicker, while the room sees the clean diagram of the same moment', async () => {
    const { desk, host } = await sit({ viewport });
    const { page } = desk;
    await openLesson(page, 'Intervals');
    const room = await host.opensPage(async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('Open the audience');
      await page.keyboard.press('Enter');
    });
    const notes = page.getByRole('region', { name: 'Notes of the presenter' });
    await notes.waitFor();
    const time = () => room.getByRole('timer', { name: 'Time of the run' }).innerText();
    const here = () => page.getByRole('status', { name: 'Time of the run' }).innerText();
    await page.bringToFront();
    for (const beat of [1, 2, 3, 4]) {
      await nextPage(page, beat);
      await expect.poll(async () => (await time()) === (await here())).toBe(true);
    }
    await page.keyboard.press('PageUp');
    await isAtBeat(page, 3);
    await expect.poll(async () => (await time()) === (await here())).toBe(true);
    // Another run of the lesson: the room goes along.
    await turnTo(page, 5);
    await expect
      .poll(() => room.getByRole('heading').innerText())
      .toContain('A till that keeps the interval');
    expect(await room.getByRole('button').count()).toBe(0);
    expect(await room.getByText('For the presenter').count()).toBe(0);
    await page.keyboard.press('.');
    await lessonColumn(page).getByText('You are exploring a fork.').waitFor();
    await page.keyboard.press('.');
    await page.keyboard.press('b');
    await isAtPage(page, 'The opening.');
    await expect.poll(() => room.getByText(/appears here/).count()).toBe(1);
  });

  it('has notes, a task and a room that nobody is kept out of', async () => {
    const { desk, host } = await sit({ viewport });
    const { page } = desk;
    await openLesson(page, 'Poll:');
    await turnTo(page, 3);
    await page.keyboard.press('q');
    const notes = page.getByRole('region', { name: 'Notes of the presenter' });
    await expect.poll(() => notes.innerText()).toContain('Next:');
    await expectNoComplaints(page);
    const run = (await told(host, 'run.chosen')).at(-1)?.run ?? '';
    const room = await host.openWindow({ view: 'audience', run, party: '' });
    await room.getByRole('list', { name: 'Sequence of the run' }).waitFor();
    await expectNoComplaints(room);
  });

  it('explains in their own words, with the idea and the task alone', async () => {
    const { desk } = await sit({ viewport });
    const { page } = desk;
    await openLesson(page, 'Poll:');
    await turnTo(page, 3);
    await page.keyboard.press('t');
    await lessonColumn(page).getByText('The prompt has come').waitFor({ state: 'detached' });
    await lessonColumn(page).getByRole('heading', { name: 'Meanwhile, on the phone' }).waitFor();
    const task = lessonColumn(page).getByText('Take the part of Alice');
    await expect.poll(() => task.count()).toBe(1);
  });
});

describe('a lesson', () => {
  it('is where it was after a reload, and goes on', async () => {
    const { desk, host } = await sit({ viewport });
    const { page } = desk;
    await openLesson(page, 'Poll:');
    await turnTo(page, 5);
    await page.reload();
    await isAtBeat(page, 5);
    await nextPage(page, 6);
    expect((await told(host, 'lesson.beat-reached')).length).toBe(6);
  });

  it('says what does not hold where somebody has changed the run, and goes on in the record', async () => {
    const { desk, host } = await sit({ viewport });
    const { page } = desk;
    await openLesson(page, 'Poll:');
    await turnTo(page, 6);
    const run = (await told(host, 'run.chosen')).at(-1)?.run ?? '';
    await decide(host, run, 'prompt.denied');
    await page.keyboard.press('PageDown');
    await page.getByRole('alert').getByText('The run went another way').waitFor();
    await page.getByRole('button', { name: 'Go on in the recorded run' }).click();
    await isAtBeat(page, 7);
    await lessonColumn(page).getByText('This is the recorded run.').waitFor();
    await nextPage(page, 8);
    expect((await told(host, 'lesson.strayed')).length).toBe(1);
    await expectNoComplaints(page);
  });

  it('of somebody else is opened from a file, and refused with the place where it is none', async () => {
    const { desk } = await sit({ viewport });
    const { page } = desk;
    const hand = handsFiles(page);
    const text = readFileSync('lessons/02-poll.json', 'utf8');
    const own = { ...JSON.parse(text), id: 'mine', number: 900, title: 'My own lesson' };
    hand('mine.json', JSON.stringify({ ...own, beats: [] }));
    await page.getByRole('button', { name: 'Open a lesson file' }).click();
    await page.getByRole('alert').getByText(/beats/).waitFor();
    hand('mine.json', JSON.stringify(own));
    await page.getByRole('button', { name: 'Open a lesson file' }).click();
    await isAtPage(page, 'The opening.');
    const title = lessonColumn(page).getByRole('heading', { name: '900 My own lesson' });
    await expect.poll(() => title.count()).toBe(1);
  });

  it('leaves its progress on the start page, as a table to take along, until it is forgotten', async () => {
    const { desk } = await sit({ viewport });
    const { page } = desk;
    await openLesson(page, 'Poll:');
    await turnTo(page, 14);
    await page.keyboard.press('PageDown');
    await isAtPage(page, 'The end of the lesson.');
    await expectNoComplaints(page);
    await page.getByRole('button', { name: /run menu$/ }).click();
    await page.getByRole('button', { name: 'Start page' }).click();
    await page.getByText(/^1 of \d+ lessons done$/).waitFor();
    await expectNoComplaints(page);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Progress as CSV' }).click(),
    ]);
    expect(readFileSync(await saved.path(), 'utf8')).toMatch(/^2,poll[^\r]*,1,0,7,0,2,/m);
    await page.getByRole('button', { name: 'Forget my progress' }).click();
    await page.getByText(/^0 of \d+ lessons done$/).waitFor();
  });
});
