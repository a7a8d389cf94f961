/**
 * A run against its time, to scale: every message an arrow that takes as long as it took, every timer,
 * request, prompt and token a bar. It grows entry by entry and holds the whole run; what of it has
 * happened at a moment the numbers of its items tell, so that moving a cursor folds nothing.
 */
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import type { Entry } from '../../trace/entry.ts';
import { carriedSkews } from '../carried/carried-world.ts';
import type { Messages } from '../message-view.ts';
import { addToArrows } from './arrows.ts';
import { type Bands, createBands } from './bands.ts';
import { addToLifeBars } from './life-bars.ts';
import { addToActs } from './person-acts.ts';
import { addToRequestBars, type PromptBars } from './request-bars.ts';
import type { Arrow, Bar, Mark } from './timeline-item.ts';
import { addToTimerBars } from './timer-bars.ts';

export interface Timeline {
  /** The same messages that lists and figures show; they take in an entry before this does. */
  readonly messages: Messages;
  readonly bands: Bands;
  /** By the id under which the network knows the message. */
  readonly arrows: Map<string, Arrow>;
  readonly exchanges: Map<string, Arrow[]>;
  /** The timers that run or are frozen, and the lives that anybody may take in hand. */
  readonly timers: Map<string, Bar>;
  /** By request: the life of it, and the rest between its polls. */
  readonly requests: Map<string, Bar>;
  readonly rests: Map<string, Bar>;
  readonly prompts: Map<string, PromptBars>;
  /** By sign-in: the acts of which nobody knew yet what they are about. */
  readonly unknown: Map<string, Mark[]>;
  /** What somebody did last. */
  lastAct: Mark | undefined;
  /** By grant: what ends with it. */
  readonly grants: Map<string, Bar[]>;
  /** The times at which anything happened, rising. */
  readonly times: number[];
  setup: RunSetup | undefined;
  /** How far the provider's own clock is ahead. */
  skewMs: number;
  /** How many items were added or changed: whoever draws them asks for this. */
  version: number;
}

/** A timeline with nothing on it, of the run whose messages these are. */
export function createTimeline(messages: Messages): Timeline {
  return {
    messages,
    bands: createBands(),
    arrows: new Map(),
    exchanges: new Map(),
    timers: new Map(),
    requests: new Map(),
    rests: new Map(),
    prompts: new Map(),
    unknown: new Map(),
    lastAct: undefined,
    grants: new Map(),
    times: [],
    setup: undefined,
    skewMs: 0,
    version: 0,
  };
}

/** Takes in one entry at the live edge. */
export function addToTimeline(timeline: Timeline, entry: Entry): void {
  timeline.version += 1;
  if (timeline.times.at(-1) !== entry.at) timeline.times.push(entry.at);
  if (entry.kind === 'run.began' || entry.kind === 'run.continued') timeline.setup = entry.setup;
  if (entry.kind === 'run.continued') timeline.skewMs = carriedSkews(entry).get('provider') ?? 0;
  addToArrows(timeline, entry);
  // Before the timers: a poll that came too soon cancels the rest by which it did.
  addToRequestBars(timeline, entry);
  addToTimerBars(timeline, entry);
  addToLifeBars(timeline, entry);
  addToActs(timeline, entry);
}

/** The time of the newest entry. */
export function newestTime({ times }: Pick<Timeline, 'times'>): number {
  return times.at(-1) ?? 0;
}
