/**
 * Timers in the hand of a person: frozen, thawed, fired, moved. Where a machine waits, nothing is
 * compared with a time anywhere: its state says whether it is over, and only its timer moves it there.
 * Messages on their way, and what the provider compares with its own clock, have names like timers.
 */
import { assert } from '../../protocol/assert.ts';
import { readLifeId } from '../../protocol/life-name.ts';
import type { Party } from '../../trace/party.ts';
import { cancel, plan, plannedItem } from '../collections/agenda.ts';
import { mapGet } from '../collections/persistent-map.ts';
import { type Draft, write } from '../draft.ts';
import { fireTimer, type TimerTask } from '../fire-timer.ts';
import type { World } from '../world.ts';
import { changePassage, findPassage, judgeFreezing } from './frozen-message.ts';
import { changeLife, findLife, judgeRoom } from './lives/change-life.ts';
import { dropFrozen, keepFrozen } from './time-state.ts';
import type { TimerIntent } from './timer-intent.ts';

interface HeldTimer {
  readonly task: TimerTask;
  readonly cause: number;
  readonly isFrozen: boolean;
  /** How long until it fires, if nobody freezes it. */
  readonly remainingMs: number;
}

/** The timer of that name that a machine waits for, running or frozen. */
export function findTimer(world: World, id: string): HeldTimer | undefined {
  const item = plannedItem(world.agenda, id);
  if (item?.task.kind === 'timer') {
    const { task, cause, dueAt } = item;
    return { task, cause, isFrozen: false, remainingMs: Math.max(0, dueAt - world.nowMs) };
  }
  const frozen = mapGet(world.time.frozen, id);
  if (frozen?.task.kind !== 'timer') return undefined;
  const { task, cause, remainingMs } = frozen;
  return { task, cause, isFrozen: true, remainingMs };
}

/** The reason why that cannot be done to the timer. */
export function judgeTimer(world: World, intent: TimerIntent): string | undefined {
  const { timer: id, kind } = intent;
  const life = findLife(world, id);
  const passage = life === undefined ? findPassage(world, id) : undefined;
  const fault = faultOf(world, intent, life ?? passage ?? findTimer(world, id));
  if (fault !== undefined) return fault;
  if (life !== undefined) return judgeRoom(world, id);
  return passage !== undefined && kind === 'timer.frozen' ? judgeFreezing(world, id) : undefined;
}

function faultOf(
  world: World,
  intent: TimerIntent,
  timer: { readonly isFrozen: boolean } | undefined,
): string | undefined {
  if (timer === undefined)
    return 'There is no such timer; it has fired, was cancelled, or never was.';
  switch (intent.kind) {
    case 'timer.frozen':
      return timer.isFrozen ? 'This timer is frozen already.' : undefined;
    case 'timer.thawed':
      return timer.isFrozen ? undefined : 'This timer is not frozen.';
    case 'timer.moved':
      return intent.to < world.nowMs
        ? 'That moment has passed; fire the timer now instead.'
        : undefined;
    default:
      return undefined;
  }
}

/** Does it to the timer. */
export function changeTimer(draft: Draft, intent: TimerIntent): void {
  const life = findLife(draft, intent.timer);
  if (life !== undefined) return changeLife(draft, intent, life);
  // It may have ended since it was asked for; nobody is waiting to be told.
  if (readLifeId(intent.timer) !== undefined) return;
  const passage = findPassage(draft, intent.timer);
  if (passage !== undefined) changePassage(draft, intent, passage);
  else changeMachineTimer(draft, intent);
}

function changeMachineTimer(draft: Draft, intent: TimerIntent): void {
  const { timer: id, kind } = intent;
  const timer = findTimer(draft, id);
  assert(timer !== undefined, 'a change of a timer is judged before');
  draft.agenda = cancel(draft.agenda, id);
  dropFrozen(draft, id);
  // A moment that has passed since it was asked for is now.
  const remaining =
    kind === 'timer.moved' ? Math.max(0, intent.to - draft.nowMs) : timer.remainingMs;
  if (kind === 'timer.fired') {
    draft.cause = note(draft, id, timer, { change: 'fired' });
    fireTimer(draft, timer.task, true);
  } else if (kind === 'timer.frozen' || (kind === 'timer.moved' && timer.isFrozen)) {
    const change = kind === 'timer.frozen' ? 'frozen' : 'moved';
    const cause = note(draft, id, timer, { change, remaining });
    keepFrozen(draft, { id, cause }, timer.task, remaining);
  } else {
    const dueAt = draft.nowMs + remaining;
    const change = kind === 'timer.thawed' ? 'thawed' : 'moved';
    const cause = note(draft, id, timer, { change, dueAt });
    const item = { id, dueAt, order: cause, cause, task: timer.task, changed: true } as const;
    draft.agenda = plan(draft.agenda, item);
  }
}

interface Change {
  readonly change: 'frozen' | 'thawed' | 'fired' | 'moved';
  readonly dueAt?: number;
  readonly remaining?: number;
}

function note(draft: Draft, timer: string, { task, cause }: HeldTimer, change: Change): number {
  const { instance } = task;
  const { party, about } = ownerOf(draft, task);
  const named = about === undefined ? {} : { about };
  const told = { kind: 'timer.changed', party, ...named, timer, instance, ...change } as const;
  return write(draft, told, cause);
}

/** Whose timer it is, and the request it is about. */
function ownerOf(world: World, task: TimerTask): { party: Party; about?: string | undefined } {
  const { machine, instance } = task;
  const signIn = machine === 'relying-party' ? mapGet(world.signIns, instance) : undefined;
  if (signIn !== undefined)
    return { party: signIn.party, about: signIn.machine.context.authReqId ?? undefined };
  const prompt = machine === 'authentication-device' ? mapGet(world.prompts, instance) : undefined;
  if (prompt !== undefined) return { party: prompt.party, about: prompt.authReqId };
  return { party: machine === 'person' ? 'person' : 'provider', about: instance };
}
