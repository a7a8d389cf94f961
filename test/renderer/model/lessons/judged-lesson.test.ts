/** What a page claims of the run: judged on the entries that were read, and on nothing else. */
import { describe, expect, it } from 'vitest';
import { lessonBeginning } from '#main/lessons/lesson-beginning.ts';
import { createLessonRun } from '#main/lessons/lesson-run.ts';
import { judgedLesson, judgedTask } from '#renderer/model/lessons/judged-lesson.ts';
import { askedMatches } from '#shared/lessons/judging/asked-matches.ts';
import type { LessonPlay, ReachedBeat } from '#shared/lessons/play/lesson-play.ts';
import { playAfter } from '#shared/lessons/play/lesson-play.ts';
import { admitLesson } from '#shared/lessons/read-lesson.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { smallLesson } from '../../../support/files/small-lesson.ts';

const lesson = (() => {
  const read = admitLesson(smallLesson());
  if (read.kind === 'refused') throw new Error(read.sentence);
  return read.lesson;
})();

const begun = playAfter(undefined, {
  kind: 'lesson.began',
  seq: 0,
  at: 0,
  play: 'p',
  lesson: 'key',
  runs: { main: 'run-1' },
});

/** The run of the lesson, and where each beat has its moment. */
async function played() {
  const [run] = Object.values(lesson.runs);
  if (run === undefined || begun === undefined) throw new Error('There is nothing to play.');
  const entries: Entry[] = [];
  const player = await createLessonRun({
    beginning: await lessonBeginning(run),
    engine: 'test',
    matches: askedMatches(lesson),
    onEntry: (entry) => void entries.push(entry),
  });
  const reached: ReachedBeat[] = [];
  for (const { does, until } of lesson.beats) {
    await player.play(does, until);
    const { seq: moment = 0, at: momentMs = 0 } = entries.at(-1) ?? {};
    reached.push({ run: 'run-1', moment, momentMs, troubles: [] });
  }
  const play: LessonPlay = { ...begun, reached };
  return { entries, play };
}

const sentence = 'beats[0].text[0].shows[0]';

describe('what a page claims', () => {
  it('holds up to the moment of its beat, whatever comes after', async () => {
    const { entries, play } = await played();
    const { findings, beats } = judgedLesson({ play, lesson }, { 'run-1': entries });
    expect(beats).toBe(2);
    expect(findings.get(sentence)?.holds).toBe(true);
    expect(findings.get('beats[0].predict.choices[1].refutedBy')?.holds).toBe(true);
  });

  it('is judged as far as the run has been read', async () => {
    const { entries, play } = await played();
    const first = play.reached[0]?.moment ?? 0;
    const some = judgedLesson({ play, lesson }, { 'run-1': entries.slice(0, first + 1) });
    expect(some.beats).toBe(1);
    expect(judgedLesson({ play, lesson }, {}).findings.size).toBe(0);
  });

  it('does not hold where the run is another one', async () => {
    const { entries, play } = await played();
    const others = entries.filter(({ kind }) => kind !== 'message.sent');
    const { findings } = judgedLesson({ play, lesson }, { 'run-1': others });
    expect(findings.get(sentence)?.holds).toBe(false);
  });
});

describe('a task', () => {
  it('counts what is done in the fork, and not what was there before', async () => {
    const { entries } = await played();
    const task = lesson.beats[1]?.task;
    if (task?.kind !== 'reach') throw new Error('The lesson sets no such task.');
    const anybody = { kind: 'entry', is: 'tokens.issued' } as const;
    const goal = [{ sentence: 'Tokens.', match: anybody }];
    const issued = entries.find(({ kind }) => kind === 'tokens.issued')?.seq ?? 0;
    const aside = (from: number) => ({ beat: 1, run: 'fork', why: 'task', from }) as const;
    const holds = (from: number) =>
      judgedTask({ ...task, goal }, aside(from), entries).goals.map((one) => one.holds);
    expect(holds(issued - 1)).toEqual([true]);
    expect(holds(issued)).toEqual([false]);
  });
});
