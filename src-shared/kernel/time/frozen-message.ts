/**
 * Messages in the hand of a person who takes their arrival for a timer: one that travels or is held
 * is frozen without an end, goes on with what it had left, arrives now, or at another time. It is told
 * as whatever else becomes of a message.
 */

import { assert } from '../../protocol/assert.ts';
import type { AgendaTask } from '../collections/agenda.ts';
import { plannedItem } from '../collections/agenda.ts';
import { mapGet } from '../collections/persistent-map.ts';
import { type Draft, write } from '../draft.ts';
import { watch } from '../network/consequences.ts';
import { aboutOf, arriveAt, freeze, hold, release } from '../network/transit.ts';
import type { MessageInTransit, World } from '../world.ts';
import type { TimerIntent } from './timer-intent.ts';

type PassageTask = Extract<AgendaTask, { kind: 'delivery' | 'hold-limit' }>;

/** A message that arrives, or whose hold ends, unless it is frozen. */
export interface FoundPassage {
  readonly task: PassageTask;
  readonly isFrozen: boolean;
  readonly remainingMs: number;
}

/** The message of that name, on its way or frozen. */
export function findPassage(world: World, id: string): FoundPassage | undefined {
  const item = plannedItem(world.agenda, id);
  if (item === undefined) {
    const { task, remainingMs = 0 } = mapGet(world.time.frozen, id) ?? {};
    return isPassage(task) ? { task, isFrozen: true, remainingMs } : undefined;
  }
  const { task, dueAt } = item;
  const remainingMs = Math.max(0, dueAt - world.nowMs);
  return isPassage(task) ? { task, isFrozen: false, remainingMs } : undefined;
}

function isPassage(task: AgendaTask | undefined): task is PassageTask {
  return task?.kind === 'delivery' || task?.kind === 'hold-limit';
}

/** Why it cannot be kept without an end. */
export function judgeFreezing(world: World, id: string): string | undefined {
  const transit = mapGet(world.inTransit, id);
  const isWaitedFor = transit !== undefined && waitsOutside(world, transit);
  return isWaitedFor
    ? 'Somebody outside waits for this message; hold it instead, which ends by itself.'
    : undefined;
}

function waitsOutside(world: World, { way, exchange }: MessageInTransit): boolean {
  return way !== undefined || mapGet(world.exchanges, exchange)?.outside === true;
}

/** Does it to the message. */
export function changePassage(draft: Draft, intent: TimerIntent, passage: FoundPassage): void {
  const transit = mapGet(draft.inTransit, intent.timer);
  assert(transit !== undefined, 'whatever is planned to arrive is on its way');
  const { task, isFrozen } = passage;
  const remaining =
    intent.kind === 'timer.moved' ? Math.max(0, intent.to - draft.nowMs) : passage.remainingMs;
  watch(draft, transit);
  if (intent.kind === 'timer.frozen' || (intent.kind === 'timer.moved' && isFrozen))
    return freeze(draft, transit, task, remaining);
  const at = intent.kind === 'timer.fired' ? draft.nowMs : draft.nowMs + remaining;
  if (intent.kind === 'timer.thawed' && task.kind === 'delivery')
    return release(draft, transit, 'hand', at);
  if (task.kind === 'delivery') return arrive(draft, transit, at);
  if (intent.kind === 'timer.fired') release(draft, transit, 'limit', at);
  else holdOn(draft, transit, task, at);
}

/** For the reason for which it was held before. */
function holdOn(
  draft: Draft,
  transit: MessageInTransit,
  { why = 'hand' }: Extract<PassageTask, { kind: 'hold-limit' }>,
  until: number,
): void {
  hold(draft, transit, why, until);
}

function arrive(draft: Draft, transit: MessageInTransit, arrivesAt: number): void {
  const { id: message, sentBy } = transit;
  const entry = { kind: 'message.moved', party: 'workbench', ...aboutOf(transit) } as const;
  arriveAt(draft, transit, arrivesAt, write(draft, { ...entry, message, arrivesAt }, sentBy));
}
