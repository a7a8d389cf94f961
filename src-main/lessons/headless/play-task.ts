/**
 * Tries out a task: the model answer reaches the goal and par in a fork of the run, and doing nothing
 * does not. A fork is the run once more, from its beginning to the beat; the same seed is the same run.
 */

import type { Deed } from '#shared/lessons/deed.ts';
import { askedMatches } from '#shared/lessons/judging/asked-matches.ts';
import type { Finding } from '#shared/lessons/judging/finding.ts';
import { createTaskJudge } from '#shared/lessons/judging/task-judge.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import type { ReachTask } from '#shared/lessons/task.ts';
import type { ScenarioBeginning } from '../../play/scenario-setup.ts';
import { createLessonRun, type LessonRunParts } from '../lesson-run.ts';

export interface TaskParts extends Pick<LessonRunParts, 'engine' | 'turn'> {
  readonly lesson: Lesson;
  /** The number of the beat that sets it. */
  readonly index: number;
  readonly beginning: ScenarioBeginning;
}

/** What came of the model answer, and of none; nothing where the beat sets no such task. */
export async function playTask(parts: TaskParts): Promise<readonly Finding[]> {
  const beat = parts.lesson.beats[parts.index];
  if (beat?.task?.kind !== 'reach') return [];
  const { task, run } = beat;
  const place = `beats[${parts.index}].task`;
  const { judge, troubles } = await attempt(parts, task, task.model);
  const par = judge.par();
  const found = [...troubles, ...judge.goals(), ...(par === undefined ? [] : [par])];
  if (task.idle === true) return found;
  const idle = await attempt(parts, task, []);
  const isReached = idle.judge.goals().every(({ holds }) => holds);
  const sentence = 'The goal is reached only by doing something.';
  return [
    ...found,
    { place: `${place}.goal`, kind: 'idle', run, holds: !isReached, sentence, seqs: [] },
  ];
}

async function attempt(
  { lesson, index, beginning, engine, turn }: TaskParts,
  task: ReachTask,
  model: readonly Deed[],
) {
  const beat = lesson.beats[index];
  const run = beat?.run ?? '';
  const place = `beats[${index}].task`;
  const judge = createTaskJudge(task, run, place);
  const matches = askedMatches(lesson);
  const player = await createLessonRun({ beginning, engine, matches, turn, onEntry: judge.take });
  for (const before of lesson.beats.slice(0, index + 1))
    if (before.run === run) await player.play(before.does, before.until);
  judge.begin();
  const troubles = await player.play(model, task.until);
  return {
    judge,
    troubles: troubles.map(({ deed, sentence }): Finding => {
      const at = deed === undefined ? 'until' : `model[${deed}]`;
      return { place: `${place}.${at}`, kind: 'deed', run, holds: false, sentence, seqs: [] };
    }),
  };
}
