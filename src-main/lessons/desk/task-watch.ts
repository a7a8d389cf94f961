/** Watches the fork in which a student does a task, and tells as soon as its goal is reached there. */
import { createTaskJudge } from '#shared/lessons/judging/task-judge.ts';
import type { Aside } from '#shared/lessons/play/lesson-play.ts';
import type { ReachTask } from '#shared/lessons/task.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { LessonStage } from './lesson-stage.ts';

/** From what is on disk on; the answer ends it. */
export function watchTask({ ledger, follow }: LessonStage, aside: Aside): () => void {
  const { play, lesson } = ledger.current();
  const { task, run } = lesson.beats[aside.beat] ?? {};
  if (aside.why !== 'task' || task?.kind !== 'reach') return () => undefined;
  const take = attemptOf(task, run ?? '', aside);
  let told: Attempt | undefined;
  const stop = follow(aside.run, 0, (entries) => {
    const attempt = take(entries as readonly Entry[]);
    // What makes it well done may come after the goal; what was told once is not taken back.
    if (attempt === undefined || (told !== undefined && (told.inPar || !attempt.inPar))) return;
    told = attempt;
    ledger.tell({ kind: 'lesson.goal-reached', play: play.play, beat: aside.beat, ...attempt });
  });
  return stop;
}

/** How a goal was reached; a task without a par has nothing to say. */
interface Attempt {
  readonly inPar?: boolean;
}

/** Takes what has happened in the fork, and answers once the goal is reached. */
function attemptOf(task: ReachTask, run: string, { beat, from }: Aside) {
  const judge = createTaskJudge(task, run, `beats[${beat}].task`);
  let isOwn = false;
  return (entries: readonly Entry[]): Attempt | undefined => {
    for (const entry of entries) {
      if (!isOwn && entry.seq > from) {
        judge.begin();
        isOwn = true;
      }
      judge.take(entry);
    }
    if (!isOwn || judge.goals().some(({ holds }) => !holds)) return undefined;
    const par = judge.par();
    return par === undefined ? {} : { inPar: par.holds };
  };
}
