/**
 * What somebody does beside the lesson: a task, its model answer, or what they like. Each is a fork from
 * the moment of the page, so that the lesson goes on from where it was.
 */
import type { Aside } from '#shared/lessons/play/lesson-play.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { WorkbenchError } from '../../workbench-error.ts';
import { playOn } from './advance.ts';
import { type LessonStage, runNameOf } from './lesson-stage.ts';
import { showPage } from './turn-page.ts';

const words = { task: 'task', model: 'model answer', explore: 'explored' } as const;

/** Forks there, and tells of it. */
async function forkAside(stage: LessonStage, beat: number, why: Aside['why']): Promise<Aside> {
  const { play, lesson } = stage.ledger.current();
  const reached = play.reached[beat];
  const run = reached?.run ?? play.runs[lesson.beats[0]?.run ?? ''] ?? '';
  const from = reached?.moment ?? stage.store.nextSeq(run) - 1;
  const fork = await stage.fork(run, from, runNameOf(lesson.title, words[why]));
  const aside: Aside = { beat, run: fork, why, from };
  stage.ledger.tell({ kind: 'lesson.forked', play: play.play, ...aside });
  return aside;
}

/** A fork to bring about what the task of that beat wants. */
export async function tryTask(stage: LessonStage, beat: number): Promise<Aside> {
  taskOf(stage, beat);
  return forkAside(stage, beat, 'task');
}

/** A fork in which the model answer has been carried out. */
export async function showModel(stage: LessonStage, beat: number): Promise<Outcome> {
  const task = taskOf(stage, beat);
  const { run } = await forkAside(stage, beat, 'model');
  const { play, lesson } = stage.ledger.current();
  const before = play.reached[beat]?.momentMs ?? 0;
  const { troubles } = await playOn(stage, {
    lesson,
    run,
    before,
    deeds: task.model,
    until: task.until,
  });
  const [first] = troubles;
  return first === undefined
    ? { kind: 'accepted', seq: 0 }
    : { kind: 'refused', sentence: first.sentence };
}

/** A fork of the page that is shown; nothing is asked there. */
export async function explore(stage: LessonStage): Promise<Outcome> {
  const { play, lesson } = stage.ledger.current();
  const beat = Math.min(play.page, lesson.beats.length, play.reached.length) - 1;
  await forkAside(stage, Math.max(0, beat), 'explore');
  return { kind: 'accepted', seq: 0 };
}

/** Back to the lesson, at the page that was left. */
export async function returnToLesson(stage: LessonStage): Promise<Outcome> {
  const { play } = stage.ledger.current();
  if (play.aside !== undefined) stage.ledger.tell({ kind: 'lesson.returned', play: play.play });
  return showPage(stage, play.page);
}

function taskOf({ ledger }: LessonStage, beat: number) {
  const { play, lesson } = ledger.current();
  const task = lesson.beats[beat]?.task;
  if (task?.kind !== 'reach' || beat >= play.reached.length)
    throw new WorkbenchError('This beat sets no such task, or has not come yet.');
  return task;
}
