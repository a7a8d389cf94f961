/** A lesson before a room: the trainer’s window and the room’s, and what becomes of both. */
import type { Page } from 'playwright-core';
import { decide } from '../../files/recorded.ts';
import { isAtBeat, isAtPage, lessonColumn, nextPage, openLesson } from '../lesson-by-hand.ts';
import { lessonRun, lookAndStress, pressIn } from './lesson-stage.ts';
import type { Stage } from './stage.ts';

export const roomStates = [
  'room, opening',
  'presenter, opening',
  'presenter',
  'room',
  'presenter exploring',
  'room, exploring',
  'presenter in the record',
] as const;

/** Lesson 3, presented. */
export async function tourLessonRoom(stage: Stage): Promise<void> {
  const look = lookAndStress(stage);
  const { workbench } = stage;
  const page = await stage.open({ view: 'console', run: '', party: '' });
  await openLesson(page, 'Ping:');
  const run = await lessonRun(workbench);
  const room = await stage.open({ view: 'audience', run, party: '' });
  await room.getByText(/appears here/).waitFor();
  await look(room, 'room, opening');
  await page.bringToFront();
  await page.keyboard.press('q');
  await look(page, 'presenter, opening');
  for (const beat of [1, 2, 3]) await nextPage(page, beat);
  await look(page, 'presenter');
  await room.getByRole('list', { name: 'Sequence of the run' }).waitFor();
  await look(room, 'room');
  await page.bringToFront();
  await page.keyboard.press('.');
  await lessonColumn(page).getByText('You are exploring a fork.').waitFor();
  await look(page, 'presenter exploring');
  await look(room, 'room, exploring');
  await recorded(stage, page);
  await look(page, 'presenter in the record');
}

async function recorded({ workbench }: Stage, page: Page): Promise<void> {
  await page.bringToFront();
  await page.keyboard.press('b');
  await isAtPage(page, 'The opening.');
  for (const beat of [1, 2]) await nextPage(page, beat);
  await decide(workbench, await lessonRun(workbench), 'prompt.denied');
  await page.keyboard.press('PageDown');
  await pressIn(page, 'Go on in the recorded run');
  await isAtBeat(page, 3);
}
