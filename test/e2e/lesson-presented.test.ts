/**
 * A trainer who presents lesson 3 to a room: notes and the next beat in the trainer’s own window, the
 * clean diagram in the room’s, a clicker in the hand, and a way back when the run goes astray.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openLesson as openBuiltIn } from '#main/lessons/lesson-files.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { plainLessonText } from '#shared/lessons/lesson-text.ts';
import { decide, entriesOf, told } from '../support/files/recorded.ts';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import type { Hosting } from '../support/pages/hosting.ts';
import {
  isAtBeat,
  isAtPage,
  lessonColumn,
  nextPage,
  openLesson,
  pressByKeys,
} from '../support/pages/lesson-by-hand.ts';
import { paletteOn } from '../support/pages/palette-pages.ts';
import { sittings } from '../support/pages/sittings.ts';

const { sit } = sittings(browserHosts());
const viewport = { width: 1280, height: 800 };
const lesson = openBuiltIn('ping');

interface Presented {
  readonly page: Page;
  readonly room: Page;
  readonly host: Hosting;
}

/** Lesson 3 at its opening, with the room’s window on the second screen. */
async function present(): Promise<Presented> {
  const { desk, host } = await sit({ viewport });
  const { page } = desk;
  await openLesson(page, lesson.title);
  const room = await host.opensPage(() => paletteOn(page).carryOut('Open the audience’s window'));
  await room.getByRole('timer', { name: 'Time of the run' }).waitFor();
  await page.bringToFront();
  await notes(page).waitFor();
  return { page, room, host };
}

const notes = (page: Page) => page.getByRole('region', { name: 'Notes of the presenter' });
const timeOf = (page: Page) =>
  page.getByRole('status', { name: 'Time of the run', exact: true }).innerText();
const timeIn = (room: Page) =>
  room.getByRole('timer', { name: 'Time of the run', exact: true }).innerText();

/** The room stands at the same moment of the run that the page is about. */
async function expectTogether({ page, room }: Presented, title: string): Promise<void> {
  await expect.poll(() => room.getByRole('heading', { level: 1 }).innerText()).toContain(title);
  await expect.poll(async () => (await timeIn(room)) === (await timeOf(page))).toBe(true);
}

/** The console shows the moment of the beat that it was turned to. */
async function showsTheBeat({ page, host }: Presented): Promise<void> {
  const moment = (await told(host, 'lesson.beat-reached')).at(-1)?.moment;
  await page.locator(`main[data-moment="${moment}"]`).waitFor();
}

/** All that the lesson says to its trainer alone. */
const whispered = ({ beats, ending, notes: own = [] }: Lesson): readonly string[] =>
  [...own, ...beats.flatMap((beat) => beat.notes ?? []), ...(ending.notes ?? [])].map((note) =>
    plainLessonText(note),
  );

/** Nothing in the room’s window is for the trainer, and nothing can be pressed. */
async function expectClean(room: Page): Promise<void> {
  const shown = await room.locator('body').innerText();
  for (const words of [...whispered(lesson), 'For the presenter', 'Next:'])
    expect(shown).not.toContain(words);
  expect(await room.getByRole('button').count()).toBe(0);
}

/** What the notes say of the beat after that one; nothing follows the last. */
function nextAfter(beat: number): string {
  const next = lesson.beats[beat];
  return next === undefined ? 'For the presenter' : `Next: ${next.title}`;
}

const runOf = (beat: number): string => lesson.runs[lesson.beats[beat - 1]?.run ?? '']?.title ?? '';

describe('a trainer who presents lesson 3', () => {
  it('goes through it with a clicker, and the room follows from moment to moment and run to run', async () => {
    const presented = await present();
    const { page, room, host } = presented;
    for (const [index, { notes: own = [] }] of lesson.beats.entries()) {
      await nextPage(page, index + 1);
      const words = () => notes(page).innerText();
      for (const note of own) await expect.poll(words).toContain(plainLessonText(note));
      await expect.poll(words).toContain(nextAfter(index + 1));
      await expectTogether(presented, runOf(index + 1));
      await expectClean(room);
    }
    await page.keyboard.press('PageDown');
    await isAtPage(page, 'The end of the lesson.');
    await expectClean(room);
    expect(await told(host, 'lesson.strayed')).toEqual([]);
  });

  it('goes back with the clicker, and the room sees the moment before, and neither a frame of the past nor what comes', async () => {
    const presented = await present();
    const { page, room } = presented;
    for (const beat of [1, 2, 3]) await nextPage(page, beat);
    await showsTheBeat(presented);
    const late = await timeOf(page);
    const ping = room.getByText('ping', { exact: true });
    await expect.poll(() => ping.count()).toBeGreaterThan(0);
    await page.keyboard.press('PageUp');
    await isAtBeat(page, 2);
    await expect.poll(() => timeOf(page)).not.toBe(late);
    await expectTogether(presented, runOf(2));
    await expect.poll(() => room.getByText('in the past').count()).toBe(0);
    await expect.poll(() => ping.count()).toBe(0);
    await nextPage(page, 3);
    await expect.poll(() => timeIn(room)).toBe(late);
  });

  it('explores with «.» before the room, and is back with «.» where the lesson was', async () => {
    const presented = await present();
    const { page, room } = presented;
    for (const beat of [1, 2]) await nextPage(page, beat);
    await showsTheBeat(presented);
    const before = await timeOf(page);
    await page.keyboard.press('.');
    await lessonColumn(page).getByText('You are exploring a fork.').waitFor();
    await expect
      .poll(() => room.getByRole('heading', { level: 1 }).innerText())
      .toContain('explored');
    await page.keyboard.press('F10');
    await page.keyboard.press('.');
    await isAtBeat(page, 2);
    await expectTogether(presented, runOf(2));
    await expect.poll(() => timeIn(room)).toBe(before);
  });

  it('is at the beginning again with one key, in both windows', async () => {
    const presented = await present();
    const { page, room, host } = presented;
    for (let beat = 1; beat <= 6; beat += 1) await nextPage(page, beat);
    await expectTogether(presented, runOf(6));
    await page.keyboard.press('b');
    await isAtPage(page, 'The opening.');
    await expect.poll(() => timeOf(page)).toBe('00:00.000');
    await expectTogether(presented, runOf(1));
    await expect.poll(() => room.getByText(/appears here/).count()).toBe(1);
    await nextPage(page, 1);
    await expectTogether(presented, runOf(1));
    await expect.poll(() => room.getByText(/appears here/).count()).toBe(0);
    expect((await told(host, 'lesson.began')).length).toBe(2);
  });

  it('finds the phone that lay open in the new run after a reset, where it can decide', async () => {
    const { page, host } = await present();
    for (const beat of [1, 2]) await nextPage(page, beat);
    const run = (await told(host, 'run.chosen')).at(-1)?.run ?? '';
    const phone = await host.openWindow({ view: 'device', run, party: 'phone-of-alice' });
    const asked = phone.getByRole('button', { name: /^Open the request/ });
    await asked.waitFor();
    await page.bringToFront();
    await page.keyboard.press('b');
    await isAtPage(page, 'The opening.');
    await asked.waitFor({ state: 'detached' });
    for (const beat of [1, 2]) await nextPage(page, beat);
    await phone.bringToFront();
    await pressByKeys(phone, /^Open the request/);
    await pressByKeys(phone, /^Deny/);
    const deeds = async () =>
      (await entriesOf(host, (await told(host, 'run.chosen')).at(-1)?.run ?? '')).map((entry) =>
        entry.kind === 'intent.given' ? entry.intent.kind : '',
      );
    await expect.poll(deeds).toContain('prompt.denied');
  });

  it('goes on in the recorded run where the live one went another way, and the room with it', async () => {
    const presented = await present();
    const { page, room, host } = presented;
    for (const beat of [1, 2]) await nextPage(page, beat);
    const run = (await told(host, 'run.chosen')).at(-1)?.run ?? '';
    await decide(host, run, 'prompt.denied');
    await page.keyboard.press('PageDown');
    await page.getByRole('alert').getByText('The run went another way').waitFor();
    await expectClean(room);
    await pressByKeys(page, /^Go on in the recorded run/);
    await isAtBeat(page, 3);
    await lessonColumn(page).getByText('This is the recorded run.').waitFor();
    await expectTogether(presented, runOf(3));
    await nextPage(page, 4);
    await expectTogether(presented, runOf(4));
    await expectClean(room);
    expect((await told(host, 'lesson.strayed')).length).toBe(1);
  });
});
