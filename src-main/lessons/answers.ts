/** What a student answers: a prediction, by letting the run show it, and a search, by pointing. */
import { createRunMarks } from '#shared/lessons/judging/run-marks.ts';
import { answeringBeat } from '#shared/lessons/lesson-faults.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { WorkbenchError } from '../workbench-error.ts';
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
  const marks = createRunMarks([task.find]);
  for (const one of entries) marks.take(one);
  const found = marks.of(task.find, { after: -1, upTo: reached.moment });
  const wanted = new Set(found.flatMap(({ seq }) => namesOf(entries[seq])));
  const isIt = namesOf(entries[entry]).some((name) => wanted.has(name));
  return ledger.tell({ kind: 'lesson.pointed', play: play.play, beat, entry, isIt });
}

/** An entry is known by its number, and by the message that it is about. */
function namesOf(entry: Entry | undefined): readonly string[] {
  if (entry === undefined) return [];
  const own = `entry ${entry.seq}`;
  return 'message' in entry && typeof entry.message === 'string'
    ? [own, `message ${entry.message}`]
    : [own];
}
