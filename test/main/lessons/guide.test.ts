/** The guide for whoever writes lessons shows one that can be played as it stands there. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { playLesson } from '#main/lessons/headless/play-lesson.ts';
import { lessonPanels } from '#shared/lessons/lesson-panels.ts';
import { readLesson } from '#shared/lessons/read-lesson.ts';

const guide = readFileSync(new URL('../../../docs/writing-lessons.md', import.meta.url), 'utf8');

it('its smallest lesson keeps what it says', async () => {
  const [, text = ''] = /```json\n([\s\S]*?)\n```/.exec(guide) ?? [];
  const read = readLesson(text);
  if (read.kind === 'refused') throw new Error(read.sentence);
  const { findings, beats } = await playLesson(read.lesson, { engine: 'test' });
  expect(findings.filter(({ holds }) => !holds)).toEqual([]);
  expect([beats, findings.length]).toEqual([1, 3]);
});

it('names every part of the screen that a lesson may point at', () => {
  for (const panel of lessonPanels) expect(guide).toContain(panel);
});
