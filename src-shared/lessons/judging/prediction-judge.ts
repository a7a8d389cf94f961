/**
 * Judges the questions that the newest beat answers: what shows the right answer has come since the
 * question, and what refutes each wrong one as well.
 */
import type { Beat } from '../beat.ts';
import { answeringBeat } from '../lesson-faults.ts';
import type { Evidence } from '../prediction.ts';
import { type Finding, findingOf } from './finding.ts';
import type { BeatSpan } from './lesson-judge.ts';
import { beforeAll, type RunMarks } from './run-marks.ts';

type MarksOf = (run: string) => RunMarks;

/** What came of every question whose answer was due with the beat that was closed last. */
export function answersOf(
  beats: readonly Beat[],
  spans: readonly BeatSpan[],
  marksOf: MarksOf,
): readonly Finding[] {
  const answer = spans.at(-1);
  if (answer === undefined) return [];
  return beats.slice(0, spans.length - 1).flatMap(({ predict }, asking) => {
    if (predict === undefined || answeringBeat(beats, asking) !== spans.length - 1) return [];
    const asked: Question = { before: spans.slice(0, asking + 1), answer, marksOf };
    return predict.choices.flatMap((choice, number) => {
      const place = `beats[${asking}].predict.choices[${number}]`;
      const { shownBy, refutedBy } = choice;
      if (shownBy !== undefined) return judged(asked, shownBy, `${place}.shownBy`);
      return refutedBy === undefined ? [] : judged(asked, refutedBy, `${place}.refutedBy`);
    });
  });
}

interface Question {
  /** The beats up to and with the one that asks. */
  readonly before: readonly BeatSpan[];
  readonly answer: BeatSpan;
  readonly marksOf: MarksOf;
}

function judged({ before, answer, marksOf }: Question, evidence: Evidence, place: string): Finding {
  const { run = answer.run, ordinal = 1 } = evidence;
  const marks = marksOf(run);
  const after = before.findLast((span) => span.run === run)?.moment ?? beforeAll;
  const found = marks.of(evidence.match, { after: after.seq, upTo: marks.last().seq });
  const finding = findingOf({ place, kind: 'evidence', run }, leastFor(evidence), found);
  // Whoever chose it is taken to that very one, and where nothing came, to the answer.
  return { ...finding, seqs: [found[ordinal - 1]?.seq ?? answer.moment.seq] };
}

/** To be taken to the second one, there have to be two. */
function leastFor(evidence: Evidence): Evidence {
  const { ordinal = 1, count } = evidence;
  return count === undefined ? { ...evidence, count: { least: ordinal } } : evidence;
}
