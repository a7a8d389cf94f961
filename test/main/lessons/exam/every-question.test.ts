/**
 * Every question that a paper can hold, of every lesson: its right answer is judged right with entries
 * to show for it, and each of its wrong ones wrong.
 */
import { describe, expect, it } from 'vitest';
import { playedTo } from '#main/lessons/exam/play-to.ts';
import { lessonBeginning } from '#main/lessons/lesson-beginning.ts';
import { builtInLessons } from '#main/lessons/lesson-files.ts';
import { createLessonRun } from '#main/lessons/lesson-run.ts';
import {
  judgedAttempt,
  judgedPrediction,
  judgedSearch,
} from '#shared/lessons/exam/judge-answer.ts';
import { askedMatches } from '#shared/lessons/judging/asked-matches.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { answeringBeat } from '#shared/lessons/lesson-faults.ts';
import type { ReachTask } from '#shared/lessons/task.ts';
import type { Entry } from '#shared/trace/entry.ts';

const lessons = builtInLessons();

it('there are lessons to ask from', () => {
  expect(lessons.length).toBeGreaterThanOrEqual(38);
});

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  const predictions = lesson.beats.flatMap(({ predict }, beat) =>
    predict === undefined ? [] : [{ beat, choices: predict.choices }],
  );
  const searches = lesson.beats.flatMap(({ task, run }, beat) =>
    task?.kind === 'find' ? [{ beat, run, task }] : [],
  );
  const tasks = lesson.beats.flatMap(({ task, run }, beat) =>
    task?.kind === 'reach' ? [{ beat, run, task }] : [],
  );

  it('judges every choice of its predictions as the run does', async () => {
    expect(predictions.length).toBeGreaterThan(0);
    const { findings, runs } = await playedTo(lesson, lesson.beats.length - 1, 'test');
    for (const { beat, choices } of predictions) {
      expect(answeringBeat(lesson.beats, beat)).toBeDefined();
      for (const [choice, { right, because }] of choices.entries()) {
        const judged = judgedPrediction({ lesson, beat, choice, findings });
        expect([beat, choice, judged.points]).toEqual([beat, choice, right === true ? 1 : 0]);
        expect(judged.because).toBe(because);
        expect(judged.evidence).toHaveLength(right === true ? 1 : 2);
        for (const { run, seqs } of judged.evidence) {
          const entries = runs.get(run)?.entries ?? [];
          expect(seqs.length).toBeGreaterThan(0);
          expect(seqs.filter((seq) => entries[seq] === undefined)).toEqual([]);
        }
      }
      const none = judgedPrediction({ lesson, beat, choice: undefined, findings });
      expect([none.points, none.because]).toEqual([0, 'It was not answered.']);
    }
  });

  it.each(searches)('judges whatever is pointed at in beat $beat', async ({ beat, run, task }) => {
    const { runs } = await playedTo(lesson, beat, 'test');
    const entries = runs.get(run)?.entries ?? [];
    const judged = (entry?: number) => judgedSearch({ task, run, entries, entry });
    const [shown] = judged().evidence;
    const right = entries.filter(({ seq }) => judged(seq).points === 1).map(({ seq }) => seq);
    expect(right).toEqual(expect.arrayContaining([...(shown?.seqs ?? [])]));
    expect(right.length).toBeGreaterThan(0);
    expect(right.length).toBeLessThan(entries.length / 3);
    expect(judged().points).toBe(0);
  });

  it.each(tasks)('judges what is done in beat $beat', async ({ beat, run, task }) => {
    const { entries, from } = await attempted(lesson, beat, task);
    expect(judgedAttempt({ task, run, entries, from }).because).toBe('The goal is reached.');
    const idle = entries.slice(0, from + 1);
    expect(judgedAttempt({ task, run, entries: idle, from }).points).toBe(0);
    expect(judgedAttempt({ task, run, entries: [], from: 0 }).points).toBe(0);
  });
});

/** The model answer, in the run as far as that beat. */
async function attempted(lesson: Lesson, index: number, { model, until }: ReachTask) {
  const { run = '' } = lesson.beats[index] ?? {};
  const asked = lesson.runs[run];
  if (asked === undefined) throw new Error(`There is no run ${run}.`);
  const entries: Entry[] = [];
  const player = await createLessonRun({
    beginning: await lessonBeginning(asked),
    engine: 'test',
    matches: askedMatches(lesson),
    onEntry: (entry) => void entries.push(entry),
  });
  for (const beat of lesson.beats.slice(0, index + 1))
    if (beat.run === run) await player.play(beat.does, beat.until);
  const from = entries.at(-1)?.seq ?? -1;
  await player.play(model, until);
  return { entries, from };
}
