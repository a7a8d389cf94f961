/**
 * What the runs that are played really show of what the lesson says: the pure judge, fed with the live
 * entries up to each beat's moment. Nothing on the page is claimed that does not hold here.
 */
import type { Finding } from '#shared/lessons/judging/finding.ts';
import { createLessonJudge } from '#shared/lessons/judging/lesson-judge.ts';
import { createTaskJudge } from '#shared/lessons/judging/task-judge.ts';
import type { Aside } from '#shared/lessons/play/lesson-play.ts';
import type { ReachTask } from '#shared/lessons/task.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { EntriesOf } from './use-entries.ts';
import type { PlayedLesson } from './use-lesson.ts';

export interface JudgedLesson {
  /** By place, as in «beats[2].text[0].shows[1]». */
  readonly findings: ReadonlyMap<string, Finding>;
  /** So many beats could be judged; the others are still being read. */
  readonly beats: number;
}

/** Judges as many beats as have been read. */
export function judgedLesson({ play, lesson }: PlayedLesson, entriesOf: EntriesOf): JudgedLesson {
  const judge = createLessonJudge(lesson);
  const found: Finding[] = [];
  const fed = new Map<string, number>();
  for (const [index, { run, moment }] of play.reached.entries()) {
    const entries = upTo(entriesOf[run], moment);
    if (entries === undefined) break;
    for (const entry of entries.slice(fed.get(run))) judge.take(nameOf(lesson, index), entry);
    fed.set(run, entries.length);
    found.push(...judge.close());
  }
  if (judge.beat() === lesson.beats.length) found.push(...judge.end());
  return { findings: new Map(found.map((one) => [one.place, one])), beats: judge.beat() };
}

const nameOf = ({ beats }: PlayedLesson['lesson'], beat: number): string => beats[beat]?.run ?? '';

/** All that had happened by then; undefined while it has not been read. */
function upTo(entries: readonly Entry[] = [], moment = 0): readonly Entry[] | undefined {
  if ((entries.at(-1)?.seq ?? -1) < moment) return undefined;
  const end = entries.findIndex(({ seq }) => seq > moment);
  return end < 0 ? entries : entries.slice(0, end);
}

export interface JudgedTask {
  readonly goals: readonly Finding[];
  readonly par: Finding | undefined;
}

/** What has come of a task so far, in the fork in which it is done. */
export function judgedTask(
  task: ReachTask,
  { from, run }: Aside,
  entries: readonly Entry[],
): JudgedTask {
  const judge = createTaskJudge(task, run, 'task');
  let isOwn = false;
  for (const entry of entries) {
    if (!isOwn && entry.seq > from) {
      judge.begin();
      isOwn = true;
    }
    judge.take(entry);
  }
  if (!isOwn) judge.begin();
  return { goals: judge.goals(), par: judge.par() };
}
