/**
 * Plays what a draft comes to, as `cli -- lesson` does, in turns: nobody else has to wait for it, it is
 * told how far it has come, and it can be called off.
 */
import { setImmediate } from 'node:timers/promises';
import type { DraftFault } from '#shared/lessons/authoring/draft-fault.ts';
import type { Finding } from '#shared/lessons/judging/finding.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import type { LongWork } from '../../run/long-work.ts';
import { WorkbenchError } from '../../workbench-error.ts';
import { playLesson } from '../headless/play-lesson.ts';

export interface CheckOrder {
  readonly lesson: Lesson;
  readonly engine: string;
  readonly work: LongWork;
  readonly isCalledOff: () => boolean;
}

export interface Checked {
  readonly judged: number;
  readonly failed: readonly DraftFault[];
}

const stepsInTurn = 25;

/** What holds and what does not, by the places of the lesson. */
export async function checkDraft({ lesson, ...order }: CheckOrder): Promise<Checked> {
  const { engine, work, isCalledOff } = order;
  let steps = 0;
  let beats = 0;
  const turn = async (): Promise<void> => {
    steps += 1;
    if (steps % stepsInTurn !== 0) return;
    await setImmediate();
    if (isCalledOff()) throw new WorkbenchError('Called off: nothing was judged.');
    work.reached(beats);
  };
  const onBeat = (): void => {
    beats += 1;
  };
  const { findings } = await playLesson(lesson, { engine, onBeat, turn });
  return {
    judged: findings.length + beats,
    failed: findings.filter(({ holds }) => !holds).map(faultOf),
  };
}

/** «beats[2].text[0].shows[0]» is «beats.2.text.0.shows.0» to an author. */
function faultOf({ place, sentence }: Finding): DraftFault {
  return { place: place.replaceAll(/\[(\d+)\]/g, '.$1'), sentence };
}
