/**
 * What must be true of the world itself after every step: nothing waits for what will never come, and
 * what is counted is counted right.
 */
import { type AgendaTask, plannedItem } from '#shared/kernel/collections/agenda.ts';
import { mapEntries, mapGet, mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { AuthenticationRequest } from '#shared/kernel/provider/records.ts';
import { type Kept, mostLives } from '#shared/kernel/time/lives/lives.ts';
import type { World } from '#shared/kernel/world.ts';
import { type MachineState, stateName } from '#shared/machines/run-machine.ts';
import { readLifeId } from '#shared/protocol/life-name.ts';

/** Throws with a sentence that names what broke. */
export function must(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(`An invariant broke; it should be that ${sentence}.`);
}

function stateOf({ machine }: { readonly machine: MachineState<object> }): string {
  return stateName(machine.value);
}

/** Whether the machine of a timer still waits for it. */
export function isAwaited(world: World, task: Extract<AgendaTask, { kind: 'timer' }>): boolean {
  const request = mapGet(world.requests, task.instance);
  const delivery = mapGet(world.deliveries, task.instance);
  switch (task.machine) {
    case 'authentication-request':
      return request !== undefined && stateOf(request).startsWith('alive.');
    case 'polling':
      return request !== undefined && stateOf(request) === 'alive.pending';
    case 'notification-delivery':
      return delivery !== undefined && stateOf(delivery) === 'pausing';
    case 'person':
      return mapGet(world.persons.reactions, task.instance) !== undefined;
    default:
      return true;
  }
}

/** Judges what the provider keeps. */
export function judgeProvider(world: World): void {
  const pending = new Map<string, number>();
  let alive = 0;
  for (const request of mapValues(world.requests)) {
    judgeRequest(world, request);
    if (stateOf(request).startsWith('alive.')) alive += 1;
    if (stateOf(request) === 'alive.pending') {
      pending.set(request.sub, (pending.get(request.sub) ?? 0) + 1);
    }
  }
  const most = alive + world.setup.provider.ended_requests_kept;
  must(world.requests.size <= most, 'only so many ended requests are kept');
  must(world.pendingBySub.size === pending.size, 'only people who are waited for are counted');
  for (const [sub, count] of pending) {
    must(mapGet(world.pendingBySub, sub) === count, `${count} requests wait for ${sub}`);
  }
  judgeDeliveries(world);
  judgeExchanges(world);
  judgePrompts(world);
  judgePersons(world);
}

function judgeRequest(world: World, request: AuthenticationRequest): void {
  const { authReqId, heldPoll, polling, decision, deliveryMode } = request;
  const state = stateOf(request);
  const polls = polling === null ? 'free' : stateName(polling.value);
  must(
    (polls === 'holding') === (heldPoll !== null),
    `the chart of ${authReqId} holds when a poll is held`,
  );
  if (heldPoll !== null) {
    must(state === 'alive.pending', `no poll is held on ${authReqId}, which is ${state}`);
    const waiting = mapGet(world.exchanges, heldPoll.exchange);
    must(waiting?.heldFor === authReqId, `the poll held on ${authReqId} still waits`);
  }
  must(state === 'alive.pending' || polls === 'over' || polling === null, 'polling ends in time');
  const isDecided = ['alive.granted', 'denied', 'failed', 'redeemed'].includes(state);
  must(!isDecided || decision !== null, `somebody decided ${authReqId}`);
  must(state !== 'alive.pending' || decision === null, `nobody decided ${authReqId} yet`);
  must(deliveryMode !== 'push' || heldPoll === null, 'a push client never polls');
}

function judgeDeliveries(world: World): void {
  for (const { authReqId, machine } of mapValues(world.deliveries)) {
    const request = mapGet(world.requests, authReqId);
    const state = request === undefined ? 'forgotten' : stateOf(request);
    must(state !== 'alive.pending', `the client of ${authReqId} is told when there is a result`);
    const attempt = stateName(machine.value);
    must(['sending', 'pausing'].includes(attempt), `a delivery that is ${attempt} is forgotten`);
  }
  for (const { purpose } of mapValues(world.calls)) {
    if (purpose.kind !== 'notification') continue;
    const delivery = mapGet(world.deliveries, purpose.authReqId);
    const isSending = delivery !== undefined && stateOf(delivery) === 'sending';
    must(isSending, `the call about ${purpose.authReqId} belongs to a delivery`);
  }
  for (const { value } of mapValues(world.refreshFamilies.held)) {
    const isRevoked = mapGet(world.revokedGrants.held, value.grant) !== undefined;
    must(!isRevoked, `${value.grant} was revoked whole`);
  }
}

/** A client outside waits for a signature, or for the network, or is held on purpose. */
function judgeExchanges(world: World): void {
  const signed = new Set<string>();
  // What the network has in its hands goes on by itself.
  for (const { exchange } of mapValues(world.inTransit)) signed.add(exchange);
  for (const { purpose } of mapValues(world.signatures)) {
    if (purpose.kind === 'token-answer') signed.add(purpose.exchange);
  }
  for (const { id, outside, heldFor } of mapValues(world.exchanges)) {
    if (!outside || signed.has(id)) continue;
    const held = heldFor === undefined ? undefined : mapGet(world.requests, heldFor);
    must(held?.heldPoll?.exchange === id, `somebody will answer ${id}`);
  }
}

function judgePrompts(world: World): void {
  const waitedFor = [...mapValues(world.requests)].filter(
    (one) => stateOf(one) === 'alive.pending',
  );
  const prompted = waitedFor.reduce((sum, { devices }) => sum + devices.length, 0);
  must(world.promptMessages.size === prompted, 'the prompts of pending requests are known');
  must(world.openPrompts.size === world.prompts.size, 'every open prompt can be withdrawn');
  for (const id of mapValues(world.openPrompts)) {
    must(mapGet(world.prompts, id) !== undefined, `the prompt ${id} is open`);
  }
}

/** Who acts by themselves has something to act on, and a timer or an answer to wait for. */
function judgePersons({ persons, prompts, agenda, time }: World): void {
  for (const { authReqId, prompts: inHand, pressed, machine } of mapValues(persons.reactions)) {
    const state = stateName(machine.value);
    const isDecided = state.startsWith('decided.');
    must(
      ['away', 'undecided.thinking', 'undecided.reading'].includes(state) || isDecided,
      `nobody stays ${state} about ${authReqId}`,
    );
    must(isDecided || inHand.length > 0, `somebody ${state} has a prompt of ${authReqId} at hand`);
    must(isDecided === pressed.length > 0, `who decided about ${authReqId} has pressed`);
    for (const { prompt } of inHand) {
      const held = mapGet(prompts, prompt);
      must(held !== undefined && stateOf(held).startsWith('prompted.'), `${prompt} is undecided`);
    }
    const timers = [...mapValues(agenda.byId), ...mapValues(time.frozen)].filter(
      ({ task }) =>
        task.kind === 'timer' && task.machine === 'person' && task.instance === authReqId,
    );
    must(state === 'away' || timers.length > 0, `somebody ${state} is waited for by a timer`);
  }
}

/** An end in somebody's hand is remembered once, and only so many are. */
function judgeLives(world: World): void {
  const { lives } = world.time;
  must(lives.size <= mostLives, 'only so many ends are in hand');
  for (const [id, { kept }] of mapEntries(lives)) {
    const { kind = 'none', of = '' } = readLifeId(id) ?? {};
    const isKept = ['refresh-token', 'code'].includes(kind);
    must(kind !== 'none' && isKept === (kept !== null), `${id} is kept as it is to be`);
    must(kept === null || !isOnRecord(world, kept), `${id} is kept in one place`);
    const isToken = ['access-token', 'refresh-token'].includes(kind);
    const revoked = isToken ? mapGet(world.revokedGrants.held, of) : undefined;
    must(revoked === undefined, `${id} is of no revoked grant`);
  }
}

function isOnRecord({ codes, refreshFamilies }: World, kept: Kept): boolean {
  return kept.kind === 'code'
    ? mapGet(codes.held, kept.text) !== undefined
    : mapGet(refreshFamilies.held, kept.family.grant) !== undefined;
}

/** What people arranged about time: a frozen timer is nowhere else, and an idle watch is none. */
export function judgeTime(world: World): void {
  const { time, agenda, clock, setup } = world;
  for (const [id, { task, remainingMs }] of mapEntries(time.frozen)) {
    must(plannedItem(agenda, id) === undefined, `the frozen timer ${id} is not planned`);
    must(task.kind !== 'timer' || isAwaited(world, task), `somebody waits for ${id}`);
    must(remainingMs >= 0, `the frozen timer ${id} has time left`);
  }
  judgeLives(world);
  must(time.skews === null || Object.keys(time.skews).length > 0, 'no skews are none');
  const { watch } = time;
  if (watch === null) return;
  const { goal, breakpoints, hits, resumes } = watch;
  const arranged = breakpoints.length + hits.length + (goal === null ? 0 : 1);
  must(arranged > 0, 'who watches watches for something');
  must(!resumes || hits.length > 0, 'time goes on after a hit');
  must(!resumes || clock.state === 'paused', 'time that is to go on stands still');
  must(setup.mode === 'wall' ? goal === null : true, 'no goal stops a wall clock');
}
