/**
 * Lets the lesson's run go on to the moment of its next beat, through the conductor that everything
 * else goes through. Where that moment does not come, the run has gone another way, and that is told.
 */
import type { Deed } from '#shared/lessons/deed.ts';
import { askedMatches } from '#shared/lessons/judging/asked-matches.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import type { Stop } from '#shared/lessons/stop.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { createRunReader, type RunReader, type Trouble } from '../lesson-run.ts';
import type { LessonStage } from './lesson-stage.ts';
import { liveHolder } from './live-holder.ts';

/** Goes on by one beat; false where its moment did not come. */
export async function advance(stage: LessonStage): Promise<boolean> {
  const { play, lesson } = stage.ledger.current();
  const index = play.reached.length;
  const beat = lesson.beats[index];
  const run = play.runs[beat?.run ?? ''];
  if (beat === undefined || run === undefined) return false;
  const ofBeat = { play: play.play, beat: index };
  const before = play.reached.findLast((one) => one.run === run)?.momentMs ?? 0;
  const { troubles, nowMs } = await playOn(stage, { lesson, run, before, ...partsOf(beat) });
  const fatal = troubles.find(({ deed }) => deed === undefined);
  if (fatal !== undefined) {
    stage.ledger.tell({ kind: 'lesson.strayed', ...ofBeat, sentence: fatal.sentence });
    return false;
  }
  stage.ledger.tell({
    kind: 'lesson.beat-reached',
    ...ofBeat,
    run,
    moment: stage.store.nextSeq(run) - 1,
    momentMs: nowMs,
    troubles: troubles.map(({ sentence }) => sentence),
  });
  return true;
}

interface Going {
  readonly lesson: Lesson;
  readonly run: string;
  /** The run’s time at the moment before. */
  readonly before: number;
  readonly deeds: readonly Deed[];
  readonly until: Stop;
}

function partsOf({ does, until }: Lesson['beats'][number]): Pick<Going, 'deeds' | 'until'> {
  return { deeds: does, until };
}

/** Plays those deeds in that run; answers what went wrong, and the run’s time after it. */
export async function playOn(
  { open, store }: LessonStage,
  { lesson, run, before, deeds, until }: Going,
): Promise<{ readonly troubles: readonly Trouble[]; readonly nowMs: number }> {
  const held = await open(run);
  const { clock, nowMs } = held.world();
  // Time is the lesson’s while it goes on.
  if (clock.state === 'running') await held.setClock({ kind: 'clock.pause', run });
  const matches = askedMatches(lesson);
  const reader = createRunReader({ matches, run, nowMs: Math.max(before, nowMs) });
  const readOn = readingOn(store, run, reader);
  await held.settled();
  readOn();
  const player = reader.heldBy(liveHolder(held, readOn));
  const troubles = await player.play(deeds, until);
  return { troubles, nowMs: reader.nowMs() };
}

function readingOn(store: LessonStage['store'], run: string, { take }: RunReader): () => void {
  let next = 0;
  return () => {
    const entries = store.read(run, next, Number.MAX_SAFE_INTEGER) as Entry[];
    for (const entry of entries) take(entry);
    next = (entries.at(-1)?.seq ?? next - 1) + 1;
  };
}
