/**
 * One run of a lesson: it carries out what somebody does in a beat and lets what is due happen, until
 * the beat has come to its moment. Whoever holds the run, it never waits for the time on a wall.
 */
import { judgeIntent } from '#shared/kernel/judge-intent.ts';
import type { Deed } from '#shared/lessons/deed.ts';
import { filledDeed } from '#shared/lessons/judging/filled-deed.ts';
import { createRunMarks, type RunMarks } from '#shared/lessons/judging/run-marks.ts';
import type { Stop } from '#shared/lessons/stop.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Match } from '#shared/trace/match/match.ts';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import type { ScenarioBeginning } from '../play/scenario-setup.ts';
import { createNewest, type Newest } from '../play/scripted-intent.ts';
import { createVirtualPlayer, type VirtualPlayer } from '../play/virtual-player.ts';
import { createSigner } from '../signing/signer.ts';

export interface LessonRunParts {
  readonly beginning: ScenarioBeginning;
  readonly engine: string;
  /** Everything that is waited for, or filled in, in this lesson. */
  readonly matches: readonly Match[];
  readonly onEntry: (entry: Entry) => void;
  /** Waited for before every step. */
  readonly turn?: (() => Promise<void>) | undefined;
}

/** What went wrong in a beat: with which deed, or with its moment. */
export interface Trouble {
  readonly deed: number | undefined;
  readonly sentence: string;
}

export interface LessonRunPlayer {
  /** Plays to the moment; what is said was not carried out, or did not come. */
  readonly play: (deeds: readonly Deed[], until: Stop) => Promise<readonly Trouble[]>;
}

const mostSteps = 20_000;
const never = Number.POSITIVE_INFINITY;

/** Who holds the run: a player without windows, or an open run of the workbench. */
export type RunHolder = Pick<VirtualPlayer, 'world' | 'dueAt' | 'pop' | 'give'>;

export interface RunReader {
  readonly take: (entry: Entry) => void;
  /** To be played by that holder, who hands every entry over. */
  readonly heldBy: (player: RunHolder) => LessonRunPlayer;
  /** What a student does themselves takes its time as well. */
  readonly nowMs: () => number;
}

interface RunReaderParts {
  readonly matches: readonly Match[];
  /** The run’s name, for what is done in it. */
  readonly run: string;
  readonly nowMs: number;
}

interface Playing {
  readonly player: RunHolder;
  readonly run: string;
  readonly marks: RunMarks;
  readonly newest: Newest;
  readonly entries: Entry[];
  /** It goes on while nothing happens, where a beat waits for time. */
  nowMs: number;
}

type Line = readonly [number, Deed];

/** Begins the run, without windows and without a network. */
export async function createLessonRun(parts: LessonRunParts): Promise<LessonRunPlayer> {
  const { beginning, engine, matches, onEntry } = parts;
  const reader = createRunReader({ matches, run: 'lesson', nowMs: 0 });
  const player = createVirtualPlayer({
    setup: beginning.setup,
    engine,
    signer: await createSigner(beginning.keys),
    onEntries: (made) => {
      for (const entry of made) {
        reader.take(entry);
        onEntry(entry);
      }
    },
  });
  const { turn } = parts;
  if (turn === undefined) return reader.heldBy(player);
  const pop = async (): Promise<void> => {
    await turn();
    await player.pop();
  };
  return reader.heldBy({ ...player, pop });
}

/** Reads a run from its beginning, to play it on from where it is. */
export function createRunReader({ matches, run, nowMs }: RunReaderParts): RunReader {
  const marks = createRunMarks(matches);
  const newest = createNewest();
  const entries: Entry[] = [];
  let playing: Playing | undefined;
  return {
    take: (entry) => {
      entries.push(entry);
      marks.take(entry);
      newest.take(entry);
    },
    heldBy: (player) => {
      const held: Playing = { player, run, marks, newest, entries, nowMs };
      playing = held;
      return { play: (deeds, until) => play(held, deeds, until) };
    },
    nowMs: () => playing?.nowMs ?? nowMs,
  };
}

async function play(
  playing: Playing,
  deeds: readonly Deed[],
  until: Stop,
): Promise<readonly Trouble[]> {
  const after = playing.marks.last().seq;
  const began = playing.nowMs;
  const lines = [...deeds.entries()].toSorted(([, left], [, right]) => left.after - right.after);
  const troubles: Trouble[] = [];
  const limit = limitOf(until, began);
  for (let steps = 0; steps < mostSteps; steps += 1) {
    if (hasCome(playing, until, after)) return [...troubles, ...lines.map(tooLate)];
    const at = nextAt(playing, lines, began);
    if (at > limit || at === never) {
      if (limit !== never) playing.nowMs = limit;
      return [...troubles, ...lines.map(tooLate), ...neverCame(playing, until, after)];
    }
    playing.nowMs = at;
    const trouble = await takeStep(playing, lines, at);
    if (trouble !== undefined) troubles.push(trouble);
  }
  return [...troubles, { deed: undefined, sentence: `It did not come within ${mostSteps} steps.` }];
}

function nextAt({ player }: Playing, [next]: readonly Line[], began: number): number {
  return Math.min(player.dueAt() ?? never, next === undefined ? never : began + next[1].after);
}

/** What is due comes before what somebody does at the same moment. */
async function takeStep(playing: Playing, lines: Line[], at: number): Promise<Trouble | undefined> {
  const { player } = playing;
  const [next] = lines;
  if (next === undefined || player.dueAt() === at) {
    await player.pop();
    return undefined;
  }
  lines.shift();
  const sentence = await act(playing, next[1], at);
  return sentence === undefined ? undefined : { deed: next[0], sentence };
}

async function act(
  { player, run, marks, newest, entries }: Playing,
  deed: Deed,
  at: number,
): Promise<string | undefined> {
  const filled = filledDeed(deed, (match) => {
    const found = marks.of(match, { after: -1, upTo: marks.last().seq });
    return found.flatMap(({ seq }) => entries[seq] ?? []);
  });
  if (filled.kind === 'missing') return filled.sentence;
  const whole = newest.complete(filled.intent, run);
  if (whole === undefined) return 'There is nothing yet that it could be about.';
  const refusal = judgeIntent(player.world(), whole);
  if (refusal === undefined) await player.give({ kind: 'intent.given', intent: whole }, at);
  return refusal;
}

/** How many have come of those that it waits for; undefined where it waits for something else. */
function cameSince({ marks }: Playing, until: Stop, after: number): number | undefined {
  if (typeof until === 'string' || 'afterMs' in until) return undefined;
  return marks.of(until.match, { after, upTo: marks.last().seq }).length;
}

function hasCome(playing: Playing, until: Stop, after: number): boolean {
  const came = cameSince(playing, until, after);
  return (
    came !== undefined && typeof until === 'object' && 'match' in until && came >= until.ordinal
  );
}

function neverCame(playing: Playing, until: Stop, after: number): readonly Trouble[] {
  const came = cameSince(playing, until, after);
  if (came === undefined || typeof until === 'string' || 'afterMs' in until) return [];
  const found = came === 0 ? 'none came' : `only ${came} came`;
  const wanted = `${describeMatch(until.match)}, number ${until.ordinal}`;
  const sentence = `It waits for ${wanted}; ${found}, and nothing is planned any more.`;
  return [{ deed: undefined, sentence }];
}

function limitOf(until: Stop, beganMs: number): number {
  return typeof until === 'object' && 'afterMs' in until ? beganMs + until.afterMs : never;
}

function tooLate([deed, { after }]: Line): Trouble {
  return { deed, sentence: `It is to be done after ${after} ms, and the beat was over before.` };
}
