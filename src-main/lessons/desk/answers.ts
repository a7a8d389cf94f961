/** What a student answers: a prediction, by letting the run show it, and a search, by pointing. */
import { isWanted } from '#shared/lessons/judging/find-judge.ts';
import { answeringBeat } from '#shared/lessons/lesson-faults.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { WorkbenchError } from '../../workbench-error.ts';
import { advance } from './advance.ts';
import type { LessonStage } from './lesson-stage.ts';

/** The run goes on to the beat that answers it, and the page stays where it is. */
export async function answer(stage: LessonStage, beat: number, choice: number): Promise<Outcome> {
  const { ledger } = stage;
  const { play, lesson } = ledger.current();
  const reached = play.reached[beat];
  const answering = answeringBeat(lesson.beats, beat);
  if (lesson.beats[beat]?.predict?.choices[choice] === undefined || reached === undefined)
    throw new WorkbenchError('Nothing of that kind is asked here.');
  if (
    play.answers[beat] !== undefined ||
    answering === undefined ||
    play.reached.length > answering
  )
    throw new WorkbenchError('This has been answered already; reset the lesson to try again.');
  const told = ledger.tell({ kind: 'lesson.answered', play: play.play, beat, choice });
  // What all windows show stays at the question.
  stage.moveCursor(reached.run, reached.moment);
  while (ledger.current().play.reached.length <= answering) {
    if (!(await advance(stage))) break;
  }
  return told;
}

/** Judges what was pointed at: the very entry, or another one of the same message. */
export function point({ ledger, store }: LessonStage, beat: number, entry: number): Outcome {
  const { play, lesson } = ledger.current();
  const task = lesson.beats[beat]?.task;
  const reached = play.reached[beat];
  if (task?.kind !== 'find' || reached === undefined)
    throw new WorkbenchError('Nothing is to be found here.');
  const entries = store.read(reached.run, 0, reached.moment + 1) as Entry[];
  const isIt = isWanted(task.find, entries, entry);
  return ledger.tell({ kind: 'lesson.pointed', play: play.play, beat, entry, isIt });
}
