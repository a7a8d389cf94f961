/**
 * What is wrong with a lesson as a whole, although every part of it is well formed: a run that nobody
 * set up, an answer that never comes, two beats of one name. Each fault has its place.
 */
import type { Beat } from './beat.ts';
import type { Claim } from './claim.ts';
import type { Deed } from './deed.ts';
import type { Lesson } from './lesson.ts';
import type { Sentence } from './sentence.ts';

export interface LessonFault {
  readonly path: readonly (string | number)[];
  readonly sentence: string;
}

type Whole = Pick<Lesson, 'runs' | 'beats' | 'ending'>;
type Path = readonly (string | number)[];

/** All of them, in the order of the file. */
export function lessonFaults(lesson: Whole): readonly LessonFault[] {
  const seen = new Set<string>();
  const faults: LessonFault[] = [];
  const say = (path: Path, sentence: string): void => void faults.push({ path, sentence });
  const { beats, ending } = lesson;
  for (const [index, beat] of beats.entries()) {
    const path = ['beats', index];
    if (seen.has(beat.id)) say([...path, 'id'], `There is another beat «${beat.id}» before it.`);
    seen.add(beat.id);
    faults.push(...runFaults(lesson, beat, path), ...deedFaults(beat, path));
    faults.push(...predictionFaults(lesson, index));
  }
  faults.push(...sentenceFaults(lesson, ending.text, ['ending', 'text']));
  for (const name of Object.keys(lesson.runs)) {
    if (!beats.some(({ run }) => run === name))
      say(['runs', name], 'No beat is about this run; leave it out, or use it.');
  }
  return faults;
}

function runFaults(lesson: Whole, beat: Beat, path: Path): readonly LessonFault[] {
  const looks = beat.look.flatMap(({ run }, index) =>
    faultOfRun(lesson, run, [...path, 'look', index, 'run']),
  );
  return [
    ...faultOfRun(lesson, beat.run, [...path, 'run']),
    ...sentenceFaults(lesson, beat.text, [...path, 'text']),
    ...claimFaults(lesson, beat.why.shows, [...path, 'why', 'shows']),
    ...looks,
  ];
}

function sentenceFaults(
  lesson: Whole,
  sentences: readonly Sentence[],
  path: Path,
): readonly LessonFault[] {
  return sentences.flatMap(({ shows }, index) =>
    claimFaults(lesson, shows, [...path, index, 'shows']),
  );
}

function claimFaults(
  lesson: Whole,
  claims: readonly Claim[] | undefined,
  path: Path,
): readonly LessonFault[] {
  return (claims ?? []).flatMap(({ run }, index) =>
    faultOfRun(lesson, run, [...path, index, 'run']),
  );
}

function faultOfRun({ runs }: Whole, name: string | undefined, path: Path): readonly LessonFault[] {
  if (name === undefined || Object.hasOwn(runs, name)) return [];
  const known = Object.keys(runs).join(', ');
  return [{ path, sentence: `There is no run «${name}»; there is ${known}.` }];
}

/** The number of the beat that answers what is asked in that one, if there is such a beat. */
export function answeringBeat(
  beats: readonly Pick<Beat, 'id' | 'predict'>[],
  asking: number,
): number | undefined {
  const wanted = beats[asking]?.predict?.answeredBy;
  if (wanted === undefined) return asking + 1 < beats.length ? asking + 1 : undefined;
  const found = beats.findIndex(({ id }) => id === wanted);
  return found > asking ? found : undefined;
}

function predictionFaults(lesson: Whole, index: number): readonly LessonFault[] {
  const { beats } = lesson;
  const predict = beats[index]?.predict;
  if (predict === undefined) return [];
  const path = ['beats', index, 'predict'];
  const answer = answeringBeat(beats, index);
  if (answer === undefined)
    return [{ path: [...path, 'answeredBy'], sentence: 'No later beat answers this question.' }];
  const between = new Set(beats.slice(index + 1, answer + 1).map(({ run }) => run));
  return predict.choices.flatMap(({ shownBy, refutedBy }, number) => {
    const name = shownBy === undefined ? 'refutedBy' : 'shownBy';
    const run = (shownBy ?? refutedBy)?.run;
    const place = [...path, 'choices', number, name, 'run'];
    if (run === undefined || between.has(run)) return [];
    const known = faultOfRun(lesson, run, place);
    if (known.length > 0) return known;
    return [{ path: place, sentence: `Run «${run}» does not go on between question and answer.` }];
  });
}

const placeholder = /\{\{([a-z][a-z0-9_]*)\}\}/g;

function deedFaults(beat: Beat, path: Path): readonly LessonFault[] {
  const model = beat.task?.kind === 'reach' ? beat.task.model : [];
  return [
    ...faultsOfDeeds(beat.does, [...path, 'does']),
    ...faultsOfDeeds(model, [...path, 'task', 'model']),
  ];
}

/** A name that no fill stands for would be sent as it is. */
function faultsOfDeeds(deeds: readonly Deed[], path: Path): readonly LessonFault[] {
  return deeds.flatMap(({ intent, fills = {} }, index) => {
    const text = JSON.stringify([
      intent,
      Object.values(fills).map(({ body, headers }) => [body, headers]),
    ]);
    const used = new Set([...text.matchAll(placeholder)].map(([, name]) => name ?? ''));
    const missing = [...used].find(
      (name) => !Object.hasOwn(fills, name) && !/^(length|jwt\d*)$/.test(name),
    );
    if (missing === undefined) return [];
    const sentence = `Nothing is filled in for «{{${missing}}}»; name it in fills.`;
    return [{ path: [...path, index, 'intent'], sentence }];
  });
}
