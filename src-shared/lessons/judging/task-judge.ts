/**
 * Judges what a student brings about in the fork that a task is done in: the goal, and whether it was
 * done well. It takes the entries of the fork one by one, those it shares with the lesson first.
 */
import type { Entry } from '../../trace/entry.ts';
import type { Goal, ReachTask } from '../task.ts';
import { type Finding, findingOf } from './finding.ts';
import { beforeAll, createRunMarks } from './run-marks.ts';

export interface TaskJudge {
  readonly take: (entry: Entry) => void;
  /** From here on it is the student’s doing. */
  readonly begin: () => void;
  readonly goals: () => readonly Finding[];
  readonly par: () => Finding | undefined;
}

/** A judge of one attempt. */
export function createTaskJudge(task: ReachTask, run: string, place: string): TaskJudge {
  const all = task.par === undefined ? task.goal : [...task.goal, task.par];
  const marks = createRunMarks(all.map(({ match }) => match));
  let began = beforeAll;

  function judged(goal: Goal, kind: 'goal' | 'par', at: string): Finding {
    const found = marks.of(goal.match, { after: began.seq, upTo: marks.last().seq });
    const finding = findingOf({ place: `${place}.${at}`, kind, run }, goal, found);
    return { ...finding, sentence: `${goal.sentence} ${finding.sentence}` };
  }

  return {
    take: marks.take,
    begin: () => {
      began = marks.last();
    },
    goals: () => task.goal.map((goal, index) => judged(goal, 'goal', `goal[${index}]`)),
    par: () => (task.par === undefined ? undefined : judged(task.par, 'par', 'par')),
  };
}
