/**
 * The lesson as it goes where nobody changes anything: played without windows, and put beside the live
 * one as runs to look at. It is what a trainer falls back on when a live run went another way.
 */
import { askedMatches } from '#shared/lessons/judging/asked-matches.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import type { ReachedBeat } from '#shared/lessons/play/lesson-play.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import type { ScenarioBeginning } from '../../play/scenario-setup.ts';
import { lessonBeginning } from '../lesson-beginning.ts';
import { createLessonRun, type LessonRunPlayer } from '../lesson-run.ts';
import { newPlay } from './begin-lesson.ts';
import { type LessonStage, runNameOf } from './lesson-stage.ts';
import { showPage } from './turn-page.ts';

interface RecordedRun {
  readonly run: string;
  readonly title: string;
  readonly beginning: ScenarioBeginning;
  readonly entries: Entry[];
  readonly player: LessonRunPlayer;
}

const onlyLookedAt =
  'This is the lesson as it was recorded, to be looked at; explore it to try something.';

/** Goes on in the record, at the beat at which the live run went astray. */
export async function fallBack(stage: LessonStage): Promise<Outcome> {
  const { ledger, store } = stage;
  const { play, lesson } = ledger.current();
  const recorded = new Map<string, RecordedRun>();
  for (const name of Object.keys(lesson.runs))
    recorded.set(name, await recordedRun(stage, lesson, name));
  const reached = await playAll(lesson, recorded);
  for (const { run, title, beginning, entries } of recorded.values()) {
    const name = runNameOf(lesson.title, `${title}, recorded`);
    const stored = { run, name, mode: 'virtual', createdAtMs: stage.now() } as const;
    store.createRun({ ...stored, closedBecause: onlyLookedAt }, beginning.keys, entries);
    ledger.tell({ kind: 'run.listed', run, name, mode: 'virtual' });
  }
  const runs = Object.fromEntries([...recorded].map(([name, { run }]) => [name, run]));
  const told = { play: newPlay(), lesson: play.lesson, runs, recorded: true } as const;
  ledger.tell({ kind: 'lesson.began', ...told });
  for (const [beat, one] of reached.entries())
    ledger.tell({ kind: 'lesson.beat-reached', play: told.play, beat, ...one });
  for (const [beat, choice] of Object.entries(play.answers))
    ledger.tell({ kind: 'lesson.answered', play: told.play, beat: Number(beat), choice });
  return showPage(stage, (play.strayed?.beat ?? play.page - 1) + 1);
}

async function recordedRun(
  { newRun, engine }: LessonStage,
  lesson: Lesson,
  name: string,
): Promise<RecordedRun> {
  const one = lesson.runs[name];
  if (one === undefined) throw new Error(`There is no run ${name}.`);
  const beginning = await lessonBeginning(one);
  const entries: Entry[] = [];
  const onEntry = (entry: Entry): void => void entries.push(entry);
  const matches = askedMatches(lesson);
  const player = await createLessonRun({ beginning, engine, matches, onEntry });
  return { run: newRun(), title: one.title, beginning, entries, player };
}

async function playAll(
  { beats }: Lesson,
  recorded: ReadonlyMap<string, RecordedRun>,
): Promise<readonly ReachedBeat[]> {
  const reached: ReachedBeat[] = [];
  for (const { run: name, does, until } of beats) {
    const held = recorded.get(name);
    if (held === undefined) break;
    const troubles = await held.player.play(does, until);
    const last = held.entries.at(-1);
    const { seq: moment = 0, at: momentMs = 0 } = last ?? {};
    reached.push({
      run: held.run,
      moment,
      momentMs,
      troubles: troubles.map(({ sentence }) => sentence),
    });
  }
  return reached;
}
