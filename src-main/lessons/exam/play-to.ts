/**
 * Plays the runs of a lesson, without windows, as far as the moment of one beat: what a question of an
 * exam is asked in, and afterwards what came of it. The seed is the lesson's own, for its answers were
 * judged with that one.
 */
import { askedMatches } from '#shared/lessons/judging/asked-matches.ts';
import type { Finding } from '#shared/lessons/judging/finding.ts';
import { createLessonJudge } from '#shared/lessons/judging/lesson-judge.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { ScenarioBeginning } from '../../play/scenario-setup.ts';
import { WorkbenchError } from '../../workbench-error.ts';
import { lessonBeginning } from '../lesson-beginning.ts';
import { createLessonRun, type LessonRunPlayer } from '../lesson-run.ts';

interface PlayedRun {
  readonly title: string;
  readonly beginning: ScenarioBeginning;
  readonly entries: Entry[];
  readonly player: LessonRunPlayer;
}

export interface PlayedPart {
  /** By name, in the order in which they began. */
  readonly runs: ReadonlyMap<string, PlayedRun>;
  readonly findings: readonly Finding[];
}

/** Plays to the moment of that beat, by its number, and judges what is said on the way. */
export async function playedTo(lesson: Lesson, last: number, engine: string): Promise<PlayedPart> {
  const judge = createLessonJudge(lesson);
  const matches = askedMatches(lesson);
  const runs = new Map<string, PlayedRun>();
  const findings: Finding[] = [];

  async function begun(name: string): Promise<PlayedRun> {
    const one = lesson.runs[name];
    if (one === undefined) throw new Error(`There is no run ${name}.`);
    const beginning = await lessonBeginning(one);
    const entries: Entry[] = [];
    const onEntry = (entry: Entry): void => {
      entries.push(entry);
      judge.take(name, entry);
    };
    const player = await createLessonRun({ beginning, engine, matches, onEntry });
    const run = { title: one.title, beginning, entries, player };
    runs.set(name, run);
    return run;
  }

  for (const { run: name, does, until, id } of lesson.beats.slice(0, last + 1)) {
    const { player } = runs.get(name) ?? (await begun(name));
    const troubles = await player.play(does, until);
    const fatal = troubles.find(({ deed }) => deed === undefined);
    if (fatal !== undefined)
      throw new WorkbenchError(`The beat «${id}» does not come to its moment. ${fatal.sentence}`);
    findings.push(...judge.close());
  }
  return { runs, findings };
}
