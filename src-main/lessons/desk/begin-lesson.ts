/** Begins a lesson: its runs are made and stand at their beginning, and its opening is shown. */
import { randomBytes } from 'node:crypto';
import type { Outcome } from '#shared/workbench-port.ts';
import { lessonBeginning } from '../lesson-beginning.ts';
import { type LessonStage, makeRun, runNameOf } from './lesson-stage.ts';

export const newPlay = (): string => `play-${randomBytes(5).toString('hex')}`;

/** From the text of its file; whatever was played before is left. */
export async function beginLesson(stage: LessonStage, text: string): Promise<Outcome> {
  const { key, lesson } = stage.ledger.keep(text);
  const runs = new Map<string, string>();
  for (const [name, one] of Object.entries(lesson.runs)) {
    const beginning = await lessonBeginning(one);
    runs.set(name, makeRun(stage, runNameOf(lesson.title, one.title), beginning));
  }
  const first = runs.get(lesson.beats[0]?.run ?? '') ?? '';
  const told = { play: newPlay(), lesson: key, runs: Object.fromEntries(runs) };
  stage.ledger.tell({ kind: 'lesson.began', ...told });
  return stage.choose(first);
}
