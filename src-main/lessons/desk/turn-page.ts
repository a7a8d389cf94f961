/**
 * Turns to a page of the lesson. Over what has been played only the cursor moves; into new ground the
 * run goes on, beat by beat. The opening is page 0, and the end comes after the last beat.
 */
import { pageRun } from '#shared/lessons/play/page-run.ts';
import { scoreOf } from '#shared/lessons/play/score.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { advance } from './advance.ts';
import { type LessonStage, showMoment } from './lesson-stage.ts';

/** Turns there, or as far as the run comes. */
export async function turnTo(stage: LessonStage, page: number): Promise<Outcome> {
  const { ledger } = stage;
  const { play, lesson } = ledger.current();
  if (play.aside !== undefined) ledger.tell({ kind: 'lesson.returned', play: play.play });
  const last = lesson.beats.length;
  const wanted = Math.max(0, Math.min(page, last + 1));
  while (ledger.current().play.reached.length < Math.min(wanted, last)) {
    if (!(await advance(stage))) break;
  }
  const { length: reached } = ledger.current().play.reached;
  return showPage(stage, reached === last ? wanted : Math.min(wanted, reached));
}

/** Shows a page that has been reached, in the run that it is about and at its moment. */
export async function showPage(stage: LessonStage, page: number): Promise<Outcome> {
  const { ledger } = stage;
  const { play, lesson } = ledger.current();
  ledger.tell({ kind: 'lesson.turned', play: play.play, page });
  if (page > lesson.beats.length && !play.isFinished) {
    const { right, asked, done, tasks } = scoreOf(lesson, play);
    const score = { id: lesson.id, right, asked, done, tasks };
    ledger.tell({ kind: 'lesson.finished', play: play.play, ...score });
  }
  const at = play.reached[Math.min(page, play.reached.length) - 1];
  const run = pageRun({ ...play, page }, lesson);
  if (at !== undefined) showMoment(stage, run, at.moment);
  else if (play.reached.length > 0) stage.moveCursor(run, 0);
  return stage.choose(run);
}
