/** What stands in a lesson, whatever beat it stands in. */
import type { Beat } from '#shared/lessons/beat.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import type { Sentence } from '#shared/lessons/sentence.ts';

/** All that a beat says, its why last. */
export function sentencesOf({ text, why }: Beat): readonly Sentence[] {
  return [...text, why];
}

/** Every citation, as often as it is made. */
export function citationsOf({ beats, ending }: Lesson): readonly string[] {
  const said = [...beats.flatMap(sentencesOf), ...ending.text];
  const chosen = beats.flatMap(({ predict }) => predict?.choices ?? []);
  const found = beats.flatMap(({ task }) => (task?.kind === 'find' ? [task] : []));
  return [...said, ...chosen, ...found].flatMap(({ cites = [] }) => cites);
}

/** What is said of runs, each claim with the run it is about. */
export function claimsOf({ beats, ending }: Lesson) {
  const last = beats.at(-1)?.run ?? '';
  const said = beats.flatMap((beat) => sentencesOf(beat).map((one) => ({ run: beat.run, ...one })));
  const ended = ending.text.map((one) => ({ run: last, ...one }));
  return [...said, ...ended].flatMap(({ run, shows = [] }) =>
    shows.map((claim) => ({ ...claim, run: claim.run ?? run })),
  );
}
