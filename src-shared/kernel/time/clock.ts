/**
 * The clock of a run: set by a person, started towards a goal or after the last hit, stopped by what
 * was watched for. Only a virtual run's clock can stand still.
 */
import type { Breakpoint, TimeIntentOf } from '../../intents/clock-intents.ts';
import { mapGet } from '../collections/persistent-map.ts';
import { type Draft, write } from '../draft.ts';
import type { InputOf } from '../input.ts';
import { isHeld, release } from '../network/transit.ts';
import type { World } from '../world.ts';
import { changeWatch, type OpenHit, plainWatch } from './time-state.ts';

/** What a person hears who wants to stop or hurry the time of a wall run. */
export const wallSentence =
  'This run follows the wall clock, because outside clients wait for its answers.';

/** A person sets the clock: who runs on lets every hit go, who pauses gives up the goal. */
export function setClock(draft: Draft, { state, speed, pace }: InputOf<'clock.set'>): void {
  draft.clock = { state, speed, pace };
  const { watch } = draft.time;
  if (watch === null) return;
  if (state === 'running') letGo(draft, watch.hits);
  if (watch.resumes || (state === 'paused' && watch.goal !== null))
    changeWatch(draft, { resumes: false, ...(state === 'paused' ? { goal: null } : {}) });
}

/** Time runs until the goal is reached. */
export function runUntil(draft: Draft, intent: TimeIntentOf<'clock.until'>): void {
  const { goal, speed, pace = 'wall' } = intent;
  letGo(draft, openHits(draft));
  draft.clock = { state: 'running', speed, pace };
  changeWatch(draft, { goal: { goal, counts: [] }, resumes: false });
  write(draft, { kind: 'clock.started', party: 'workbench', why: 'goal', speed, pace, goal });
}

/** Replaces the breakpoints; one that stays as it was goes on counting. */
export function setBreakpoints(draft: Draft, list: readonly Breakpoint[]): void {
  const held = draft.time.watch?.breakpoints ?? [];
  const breakpoints = list.map((breakpoint) => {
    const same = held.find(({ id }) => id === breakpoint.id);
    const goesOn = same !== undefined && JSON.stringify(same.on) === JSON.stringify(breakpoint.on);
    return { ...breakpoint, counts: goesOn ? same.counts : [] };
  });
  changeWatch(draft, { breakpoints });
}

/** Lets one hit go, or all of them; after the last one a clock that ran goes on. */
export function resume(draft: Draft, which?: string): void {
  const open = openHits(draft);
  letGo(draft, which === undefined ? open : open.filter(({ hit }) => hit === which));
  if (openHits(draft).length > 0 || draft.time.watch?.resumes !== true) return;
  const { speed, pace = 'wall' } = draft.clock;
  const goal = draft.time.watch.goal?.goal ?? null;
  draft.clock = { ...draft.clock, state: 'running' };
  changeWatch(draft, { resumes: false });
  write(draft, { kind: 'clock.started', party: 'workbench', why: 'resumed', speed, pace, goal });
}

/** The hits that nobody has let go. */
export function openHits({ time }: Pick<World, 'time'>): readonly OpenHit[] {
  return time.watch?.hits ?? plainWatch.hits;
}

function letGo(draft: Draft, going: readonly OpenHit[]): void {
  if (going.length === 0) return;
  for (const { hit, message } of going) {
    write(draft, { kind: 'break.resumed', party: 'workbench', hit });
    if (message !== undefined) letMessageGo(draft, message);
  }
  changeWatch(draft, { hits: openHits(draft).filter((one) => !going.includes(one)) });
}

/** In a wall run it is the message that was stopped. */
function letMessageGo(draft: Draft, message: string): void {
  const transit = mapGet(draft.inTransit, message);
  const isStopped = draft.setup.mode === 'wall' && isHeld(draft, message);
  if (transit !== undefined && isStopped) release(draft, transit, 'hand', draft.nowMs);
}
