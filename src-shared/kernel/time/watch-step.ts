/**
 * Looks through what a step has written for what people wait for: hits of breakpoints, and the goal.
 * It is part of the step, so a replay stops where the run stopped.
 */
import type { Entry } from '../../trace/entry.ts';
import type { Match } from '../../trace/match/match.ts';
import { matchesMessage } from '../../trace/match/matcher.ts';
import { type Sending, type Subject, subjectOf } from '../../trace/match/reading/subject.ts';
import { type Draft, write } from '../draft.ts';
import { arrivalOf } from '../network/network.ts';
import type { World } from '../world.ts';
import { reaches } from './goal-test.ts';
import { knownTo } from './known-to-world.ts';
import { matcherOf } from './matcher-of.ts';
import { changeWatch, type OpenHit, type Watch, type WatchedBreakpoint } from './time-state.ts';

interface Found {
  readonly breakpoint: WatchedBreakpoint;
  readonly entry: Entry;
}

/** Writes down what was hit and reached, and stops a clock that can be stopped. */
export function watchStep(before: World, draft: Draft): void {
  const { watch } = draft.time;
  // Whoever has just changed what is watched for is not watched while doing so.
  if (watch === null || watch !== before.time.watch) return;
  const known = knownTo(before, draft, draft.entries);
  const subjects = draft.entries.map((entry) => subjectOf(entry, known));
  const { found, breakpoints } = hitsIn(watch, subjects, draft.entries);
  const { goal, reached } = goalIn(watch, subjects, draft.entries);
  if (breakpoints === watch.breakpoints && goal === watch.goal) return;
  const hits = [...watch.hits, ...found.map((one) => noteHit(draft, one))];
  changeWatch(draft, { breakpoints, goal, hits });
  stopFor(draft, found[0]?.entry.seq, reached);
}

/** A goal stops time for good; what stops for a hit goes on after the last one. */
function stopFor(draft: Draft, hit: number | undefined, reached: number | undefined): void {
  const ran = draft.clock.state === 'running' && draft.setup.mode === 'virtual';
  if (reached !== undefined) {
    stop(draft, 'goal', reached);
    changeWatch(draft, { resumes: false });
  } else if (ran && hit !== undefined) {
    stop(draft, 'breakpoint', hit);
    changeWatch(draft, { resumes: true });
  }
}

/**
 * The breakpoint for which this message is to be held on its way. Where time cannot be stopped, the
 * network asks this at its gate; it counts nothing, for the entry of the message is still to come.
 */
export function breakpointThatHolds(world: World, sending: Sending): string | undefined {
  const { watch } = world.time;
  if (watch === null || world.setup.mode !== 'wall') return undefined;
  const known = knownTo(world, world);
  return watch.breakpoints.find(
    ({ enabled, on, counts }) =>
      enabled && matchesMessage(matcherOf(on), sending, known, countsOf(on, counts)),
  )?.id;
}

/** A copy of what the ordinals have counted, to count on. */
function countsOf(on: Match, counts: readonly number[]): number[] {
  return Array.from({ length: matcherOf(on).ordinals }, (_, place) => counts[place] ?? 0);
}

function hitsIn(watch: Watch, subjects: readonly Subject[], entries: readonly Entry[]) {
  const found: Found[] = [];
  let hasChanged = false;
  const breakpoints = watch.breakpoints.map((breakpoint) => {
    if (!breakpoint.enabled) return breakpoint;
    const { on, once } = breakpoint;
    const counts = countsOf(on, breakpoint.counts);
    let enabled: boolean = breakpoint.enabled;
    for (const [place, subject] of subjects.entries()) {
      if (!enabled || !matcherOf(on).matches(subject, counts)) continue;
      const entry = entries[place];
      if (entry !== undefined) found.push({ breakpoint, entry });
      enabled = !once;
    }
    if (enabled && !differs(counts, breakpoint.counts)) return breakpoint;
    hasChanged = true;
    return { ...breakpoint, enabled, counts };
  });
  found.sort((left, right) => left.entry.seq - right.entry.seq);
  const isSame = !hasChanged && found.length === 0;
  return { found, breakpoints: isSame ? watch.breakpoints : breakpoints };
}

function differs(counts: readonly number[], former: readonly number[]): boolean {
  return counts.some((count, place) => count !== (former[place] ?? 0));
}

function goalIn({ goal }: Watch, subjects: readonly Subject[], entries: readonly Entry[]) {
  if (goal === null) return { goal, reached: undefined };
  const match = goal.goal.kind === 'match' ? goal.goal.on : undefined;
  const counts = match === undefined ? [] : countsOf(match, goal.counts);
  // Every entry is asked, for an ordinal counts them all.
  const places = subjects.map((subject) => reaches(goal.goal, subject, counts));
  const reached = entries[places.indexOf(true)]?.seq;
  if (reached !== undefined) return { goal: null, reached };
  return { goal: differs(counts, goal.counts) ? { ...goal, counts } : goal, reached };
}

function noteHit(draft: Draft, { breakpoint, entry }: Found): OpenHit {
  const { id, title, once } = breakpoint;
  const hit = `h${draft.nextSeq}`;
  const { seq } = entry;
  draft.cause = seq;
  const said = { hit, breakpoint: id, title, once, entry: seq };
  write(draft, { kind: 'break.hit', party: 'workbench', ...said });
  return { hit, breakpoint: id, message: messageIn(entry) };
}

function messageIn(entry: Entry): string | undefined {
  if (entry.kind === 'message.sent') return entry.message;
  return entry.kind === 'http.arrived' ? arrivalOf(entry.exchange) : undefined;
}

function stop(draft: Draft, why: 'goal' | 'breakpoint', entry: number): void {
  draft.cause = entry;
  draft.clock = { ...draft.clock, state: 'paused' };
  write(draft, { kind: 'clock.stopped', party: 'workbench', why, entry });
}
