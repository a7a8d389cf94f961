/** A lesson that is written on recorded entries: so many marks, every text filled in as an author would. */
import { draftBeginning } from '#main/lessons/authoring/draft-beginning.ts';
import { type Draft, type DraftBeat, emptySentence } from '#shared/lessons/authoring/draft.ts';
import { draftAfter } from '#shared/lessons/authoring/draft-edit.ts';
import { proposedBeat } from '#shared/lessons/authoring/proposed-beat.ts';
import { type RunRecord, runRecord } from '#shared/lessons/authoring/run-record.ts';
import type { Entry } from '#shared/trace/entry.ts';

/** A draft without a beat. */
export function emptyDraft(entries: readonly Entry[], run = 'run-1'): Draft {
  const [first] = entries;
  if (first?.kind !== 'run.began') throw new Error('This run has no beginning.');
  return {
    run,
    id: 'drafted',
    beginning: draftBeginning(first.setup, run),
    head: {
      title: 'A lesson by clicks',
      about: 'What happens here.',
      level: 'beginner',
      minutes: 10,
      language: 'en',
      ending: 'What did you expect?',
      notes: '',
    },
    beats: [],
  };
}

/** With the moments of those entries as beats, as they are proposed; what can be none is passed over. */
export function markedDraft(entries: readonly Entry[], seqs: readonly number[]): Draft {
  const record = runRecord(entries);
  return seqs.reduce((draft, moment) => marked(draft, record, moment), emptyDraft(entries));
}

function marked(draft: Draft, record: RunRecord, moment: number): Draft {
  const found = proposedBeat(record, draft.beats, { moment, chosen: undefined });
  return found.kind === 'none'
    ? draft
    : draftAfter(draft, { kind: 'beat.added', beat: found.beat });
}

/** What is left to the author, filled in. */
export function withTexts(draft: Draft): Draft {
  const filled = (beat: DraftBeat): DraftBeat => ({
    ...beat,
    why: { ...emptySentence, text: 'Because it is so.', cites: ['ciba-core-11'] },
  });
  return { ...draft, beats: draft.beats.map(filled) };
}
