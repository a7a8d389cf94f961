/**
 * Judges a lesson while it is played. It takes the entries of its runs one by one, in whatever host
 * they come about; whoever plays says when a beat has come to its moment. What was found out is data.
 */
import type { Entry } from '../../trace/entry.ts';
import type { Beat } from '../beat.ts';
import type { Claim } from '../claim.ts';
import type { Lesson } from '../lesson.ts';
import type { Sentence } from '../sentence.ts';
import { askedMatches } from './asked-matches.ts';
import { type Finding, findingOf } from './finding.ts';
import { answersOf } from './prediction-judge.ts';
import { beforeAll, createRunMarks, type Mark, type RunMarks } from './run-marks.ts';

/** The part of its run that a beat is about. */
export interface BeatSpan {
  readonly run: string;
  /** The last entry before the beat began. */
  readonly began: Mark;
  /** The last entry of its moment. */
  readonly moment: Mark;
}

export interface LessonJudge {
  readonly take: (run: string, entry: Entry) => void;
  /** The number of the beat that is being played; all of them, when the last is closed. */
  readonly beat: () => number;
  /** Whether what the beat waits for has come; a beat that waits for time, or for rest, cannot say. */
  readonly hasCome: () => boolean;
  /** The beat has come to its moment with the newest entry; what that shows is judged. */
  readonly close: () => readonly Finding[];
  /** Whether an entry is one that the find task of a closed beat is about. */
  readonly isFound: (beat: number, seq: number) => boolean;
  /** What is said at the end, once the last beat is closed. */
  readonly end: () => readonly Finding[];
  /** The beats that are closed. */
  readonly spans: () => readonly BeatSpan[];
  /** The beat that an entry belongs to; undefined for one after the last moment of its run. */
  readonly beatOf: (run: string, seq: number) => number | undefined;
}

/** A judge who has read nothing. */
export function createLessonJudge(lesson: Lesson): LessonJudge {
  const { beats, ending } = lesson;
  const matches = askedMatches(lesson);
  const runs = new Map(Object.keys(lesson.runs).map((name) => [name, createRunMarks(matches)]));
  const spans: BeatSpan[] = [];
  const marksOf = (run: string): RunMarks => runs.get(run) ?? createRunMarks([]);

  function beganOf(run: string): Mark {
    return spans.findLast((span) => span.run === run)?.moment ?? beforeAll;
  }

  return {
    take: (run, entry) => runs.get(run)?.take(entry),
    beat: () => spans.length,
    hasCome: () => {
      const beat = beats[spans.length];
      if (beat === undefined || typeof beat.until === 'string' || 'afterMs' in beat.until)
        return false;
      const { match, ordinal } = beat.until;
      const marks = marksOf(beat.run);
      const found = marks.of(match, { after: beganOf(beat.run).seq, upTo: marks.last().seq });
      return found.length >= ordinal;
    },
    close: () => {
      const index = spans.length;
      const beat = beats[index];
      if (beat === undefined) return [];
      const began = beganOf(beat.run);
      spans.push({ run: beat.run, began, moment: marksOf(beat.run).last() });
      const place = `beats[${index}]`;
      return [
        ...said({ beat, began, marksOf }, beat.text, `${place}.text`),
        ...claims({ beat, began, marksOf }, beat.why.shows ?? [], `${place}.why`),
        ...looks(beat, place, marksOf),
        ...pointed(beat, place, marksOf(beat.run)),
        ...answersOf(beats, spans, marksOf),
      ];
    },
    isFound: (index, seq) => {
      const [beat, span] = [beats[index], spans[index]];
      if (beat?.task?.kind !== 'find' || span === undefined) return false;
      const within = { after: seq - 1, upTo: Math.min(seq, span.moment.seq) };
      return marksOf(beat.run).of(beat.task.find, within).length > 0;
    },
    end: () => {
      const last = beats.at(-1);
      if (last === undefined) return [];
      return said({ beat: last, began: beforeAll, marksOf }, ending.text, 'ending.text');
    },
    spans: () => [...spans],
    beatOf: (run, seq) => {
      const found = spans.findIndex((span) => span.run === run && seq <= span.moment.seq);
      return found < 0 ? undefined : found;
    },
  };
}

interface Saying {
  readonly beat: Beat;
  readonly began: Mark;
  readonly marksOf: (run: string) => RunMarks;
}

/** What sentences say of the run is so. */
function said(saying: Saying, text: readonly Sentence[], place: string): Finding[] {
  return text.flatMap(({ shows = [] }, index) => claims(saying, shows, `${place}[${index}]`));
}

function claims({ beat, began, marksOf }: Saying, shows: readonly Claim[], place: string) {
  return shows.map((claim, index) => {
    const run = claim.run ?? beat.run;
    const after = claim.since === 'beat' && run === beat.run ? began.seq : beforeAll.seq;
    const marks = marksOf(run);
    const found = marks.of(claim.match, { after, upTo: marks.last().seq });
    return findingOf({ place: `${place}.shows[${index}]`, kind: 'claim', run }, claim, found);
  });
}

/** What a student is to look at is there. */
function looks(beat: Beat, place: string, marksOf: (run: string) => RunMarks): Finding[] {
  return beat.look.flatMap(({ run = beat.run, match, ordinal = 1 }, index) => {
    if (match === undefined) return [];
    const marks = marksOf(run).of(match, { after: beforeAll.seq, upTo: marksOf(run).last().seq });
    const where = { place: `${place}.look[${index}]`, kind: 'look', run } as const;
    return [findingOf(where, { match, count: { least: ordinal } }, marks)];
  });
}

/** What a student is to point at is there, and is not everywhere. */
function pointed({ task, run }: Beat, place: string, marks: RunMarks): Finding[] {
  if (task?.kind !== 'find') return [];
  const found = marks.of(task.find, { after: beforeAll.seq, upTo: marks.last().seq });
  const where = { place: `${place}.task.find`, kind: 'find', run } as const;
  return [findingOf(where, { match: task.find, count: { least: 1, most: task.most } }, found)];
}
