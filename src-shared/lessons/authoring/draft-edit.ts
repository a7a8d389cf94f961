/**
 * What an author does to a draft, as data: each edit gives a new draft, and what cannot be done leaves
 * it as it was. Time orders the beats, so no edit does.
 */
import { z } from 'zod';
import { unreachable } from '../../protocol/assert.ts';
import { mostBeats } from '../lesson-limits.ts';
import { type Draft, type DraftBeat, draftBeat, draftHead } from './draft.ts';

const mark = z.int().nonnegative();

export const draftEdit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('head.changed'), head: draftHead }),
  z.strictObject({ kind: z.literal('beat.added'), beat: draftBeat }),
  /** Everything that is said of it; its mark stays. */
  z.strictObject({ kind: z.literal('beat.changed'), beat: draftBeat }),
  z.strictObject({ kind: z.literal('beat.removed'), mark }),
  /** With the one after it, at whose moment both are told. */
  z.strictObject({ kind: z.literal('beat.merged'), mark }),
]);

export type DraftEdit = Readonly<z.infer<typeof draftEdit>>;

/** The draft after that edit; the very same one where it changes nothing. */
export function draftAfter(draft: Draft, edit: DraftEdit): Draft {
  switch (edit.kind) {
    case 'head.changed':
      return { ...draft, head: edit.head };
    case 'beat.added':
      return withBeat(draft, edit.beat);
    case 'beat.changed':
      return withBeats(
        draft,
        draft.beats.map((beat) => (beat.mark === edit.beat.mark ? edit.beat : beat)),
      );
    case 'beat.removed':
      return withBeats(
        draft,
        draft.beats.filter(({ mark: held }) => held !== edit.mark),
      );
    case 'beat.merged':
      return merged(draft, edit.mark);
    default:
      return unreachable(edit);
  }
}

function withBeat(draft: Draft, beat: DraftBeat): Draft {
  const isThere = draft.beats.some(({ mark: held }) => held === beat.mark);
  if (isThere || draft.beats.length >= mostBeats) return draft;
  const beats = [...draft.beats, beat].toSorted((left, right) => left.mark - right.mark);
  return withBeats(draft, beats);
}

function merged(draft: Draft, mark: number): Draft {
  const index = draft.beats.findIndex((beat) => beat.mark === mark);
  const [first, second] = [draft.beats[index], draft.beats[index + 1]];
  if (first === undefined || second === undefined) return draft;
  const whole: DraftBeat = {
    ...second,
    title: first.title,
    text: [...first.text, ...second.text],
    why: second.why.text === '' ? first.why : second.why,
    look: [...first.look, ...second.look].slice(0, 8),
    notes: [first.notes, second.notes].filter((notes) => notes !== '').join('\n'),
  };
  return withBeats(draft, draft.beats.toSpliced(index, 2, whole));
}

function withBeats(draft: Draft, beats: Draft['beats']): Draft {
  const isSame =
    beats.length === draft.beats.length && beats.every((beat, at) => beat === draft.beats[at]);
  return isSame ? draft : { ...draft, beats };
}
