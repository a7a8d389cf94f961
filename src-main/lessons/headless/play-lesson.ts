/**
 * Plays a lesson to its end without a window, and finds out whether it keeps what it says: every beat
 * comes to its moment, every sentence holds, every answer is shown or refuted, every task can be done.
 */
import type { Beat } from '#shared/lessons/beat.ts';
import { askedMatches } from '#shared/lessons/judging/asked-matches.ts';
import type { Finding } from '#shared/lessons/judging/finding.ts';
import { createLessonJudge } from '#shared/lessons/judging/lesson-judge.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { ScenarioBeginning } from '../../play/scenario-setup.ts';
import { WorkbenchError } from '../../workbench-error.ts';
import { lessonBeginning } from '../lesson-beginning.ts';
import { createLessonRun, type LessonRunPlayer, type Trouble } from '../lesson-run.ts';
import { playTask } from './play-task.ts';

export interface LessonParts {
  readonly engine: string;
  readonly onEntry?: ((run: string, entry: Entry) => void) | undefined;
  /** Waited for before every step, so that others have their turn; what it throws ends the playing. */
  readonly turn?: (() => Promise<void>) | undefined;
  /** A beat has come to its moment. */
  readonly onBeat?: ((id: string) => void) | undefined;
}

export interface PlayedLesson {
  readonly findings: readonly Finding[];
  /** So many beats came to their moment. */
  readonly beats: number;
  readonly entries: number;
}

/** Plays all of it; a beat that does not come to its moment ends it. */
export async function playLesson(lesson: Lesson, parts: LessonParts): Promise<PlayedLesson> {
  const judge = createLessonJudge(lesson);
  const beginnings = await beginningsOf(lesson);
  const players = new Map<string, LessonRunPlayer>();
  const matches = askedMatches(lesson);
  const findings: Finding[] = [];
  let entries = 0;

  async function begin(run: string, beginning: ScenarioBeginning): Promise<LessonRunPlayer> {
    const { engine, onEntry, turn } = parts;
    const player = await createLessonRun({
      beginning,
      engine,
      matches,
      turn,
      onEntry: (entry) => {
        entries += 1;
        judge.take(run, entry);
        onEntry?.(run, entry);
      },
    });
    players.set(run, player);
    return player;
  }

  for (const [index, beat] of lesson.beats.entries()) {
    const beginning = beginnings.get(beat.run);
    if (beginning === undefined) break;
    const player = players.get(beat.run) ?? (await begin(beat.run, beginning));
    const troubles = await player.play(beat.does, beat.until);
    findings.push(...troubles.map((trouble) => troubleFinding(trouble, beat, `beats[${index}]`)));
    if (troubles.some(({ deed }) => deed === undefined)) return { findings, beats: index, entries };
    parts.onBeat?.(beat.id);
    findings.push(...judge.close());
    findings.push(...(await playTask({ ...parts, lesson, index, beginning })));
  }
  findings.push(...judge.end());
  return { findings, beats: judge.beat(), entries };
}

async function beginningsOf({ runs }: Lesson): Promise<ReadonlyMap<string, ScenarioBeginning>> {
  const all = Object.entries(runs).map(async ([name, run]) => {
    try {
      return [name, await lessonBeginning(run)] as const;
    } catch (cause) {
      if (!(cause instanceof WorkbenchError)) throw cause;
      throw new WorkbenchError(`runs.${name}.setup: ${cause.message}`, { cause });
    }
  });
  return new Map(await Promise.all(all));
}

function troubleFinding({ deed, sentence }: Trouble, { run }: Beat, place: string): Finding {
  const at = deed === undefined ? `${place}.until` : `${place}.does[${deed}]`;
  const kind = deed === undefined ? 'moment' : 'deed';
  return { place: at, kind, run, holds: false, sentence, seqs: [] };
}
