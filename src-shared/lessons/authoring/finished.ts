/**
 * Whether a draft is a lesson yet: the lesson with its text, or what it still lacks, each with its
 * place and what to do. It reads the run that the draft is written on, and plays nothing.
 */

import { type Lesson, lesson as lessonSchema } from '../lesson.ts';
import { mostBeats } from '../lesson-limits.ts';
import { admitLesson } from '../read-lesson.ts';
import type { Draft } from './draft.ts';
import { type DraftFault, isWithin } from './draft-fault.ts';
import { fieldFaults } from './field-faults.ts';
import { foundIn, lineCounts } from './line-counts.ts';
import { recordFault } from './record-fault.ts';
import { type RunRecord, stretchesOf } from './run-record.ts';
import { type WritingParts, writtenLesson } from './written-lesson.ts';

export type Finished =
  | { readonly kind: 'finished'; readonly lesson: Lesson; readonly text: string }
  | { readonly kind: 'faulty'; readonly faults: readonly DraftFault[] };

/** The lesson, or its faults in the order of its parts. */
export function finished(draft: Draft, record: RunRecord): Finished {
  const stretches = stretchesOf(
    record,
    draft.beats.map(({ mark }) => mark),
  );
  const counts = lineCounts(
    record,
    draft.beats.map(({ until }) => until),
  );
  const parts = { record, stretches, counts };
  const own = [...recordFault(record), ...fieldFaults(draft), ...momentFaults(draft, parts)];
  const value = writtenLesson(draft, parts);
  const read = lessonSchema.safeParse(value);
  const others = (read.error?.issues ?? []).flatMap(({ path, message }) => {
    const place = path.join('.');
    const isSaid = own.some(
      (fault) => isWithin(place, fault.place) || isWithin(fault.place, place),
    );
    return isSaid ? [] : [{ place, sentence: message }];
  });
  const faults = [...own, ...others];
  if (!read.success || faults.length > 0) return { kind: 'faulty', faults: inOrder(faults) };
  const text = `${JSON.stringify(value, null, 2)}\n`;
  const whole = admitLesson(value);
  if (whole.kind === 'refused')
    return { kind: 'faulty', faults: [{ place: '', sentence: whole.sentence }] };
  return { kind: 'finished', lesson: read.data, text };
}

function momentFaults(
  { beats }: Draft,
  { stretches, counts }: WritingParts,
): readonly DraftFault[] {
  return beats.flatMap(({ until }, index) => {
    const place = `beats.${index}.until`;
    const stretch = stretches[index];
    if (stretch === undefined)
      return [{ place, sentence: 'This moment is that of the beat before; remove one of them.' }];
    if (!counts.matches.has(until)) return [];
    const found = foundIn(counts, until, stretch);
    const isHere = found.some(({ seq }) => seq >= stretch.moment.first);
    if (isHere) return [];
    const sentence = 'This line does not find what happens at this moment; choose another one.';
    return [{ place, sentence }];
  });
}

/** The head first, then beat by beat. */
function inOrder(faults: readonly DraftFault[]): readonly DraftFault[] {
  const rank = ({ place }: DraftFault): number => {
    const [, index] = /^beats\.(\d+)/.exec(place) ?? [];
    if (index !== undefined) return Number(index) + 1;
    return place.startsWith('ending') ? mostBeats + 1 : 0;
  };
  return faults.toSorted((left, right) => rank(left) - rank(right));
}
