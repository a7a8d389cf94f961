/**
 * Counts which states and transitions of which charts runs have taken, by what a port told of them.
 * Moves are on record; what stays in its state leaves no entry, so that is seen in the worlds before
 * and after each step of the same record.
 */
import type { AnyStateMachine } from 'xstate';
import { mapGet, mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { SignIn } from '#shared/kernel/parties/relying-party-records.ts';
import type { AuthenticationRequest } from '#shared/kernel/provider/records.ts';
import { inputsOf, replayStep } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import { stateName } from '#shared/machines/run-machine.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import { type OpenTransition, openTransitionsOf } from './chart-transitions.ts';

export interface Coverage {
  /** Takes in the record of a whole run. */
  readonly add: (entries: readonly Entry[]) => void;
  readonly timesTaken: (open: OpenTransition) => number;
  readonly timesEntered: (machine: string, state: string) => number;
}

/** Coverage of these charts, with nothing taken yet. */
export function createCoverage(machines: readonly AnyStateMachine[]): Coverage {
  const open = machines.flatMap(openTransitionsOf);
  const taken = new Map<string, number>();
  const entered = new Map<string, number>();

  function count(of: Map<string, number>, key: string): void {
    of.set(key, (of.get(key) ?? 0) + 1);
  }

  function addMove(move: EntryOf<'machine.moved'>): void {
    const { machine, from, to, event } = move;
    count(entered, `${machine} ${to}`);
    const left = leftBy(move);
    if (left === undefined) return;
    // A first state that is left in the step that begins it is entered there as well.
    if (from === null) count(entered, `${machine} ${left}`);
    const found = open.find(
      ({ state, transition }) =>
        transition.machine === machine &&
        state === left &&
        transition.to === to &&
        (from === null || transition.event === event),
    );
    if (found === undefined)
      throw new Error(`No chart has the move ${machine} ${left} to ${to} by ${event}.`);
    count(taken, found.id);
  }

  return {
    add: (entries) => {
      let world: World | undefined;
      for (const input of inputsOf(entries)) {
        const done = replayStep(world, input);
        for (const entry of done.entries) if (entry.kind === 'machine.moved') addMove(entry);
        for (const id of staysBetween(world, done.world)) count(taken, id);
        ({ world } = done);
      }
    },
    timesTaken: ({ id }) => taken.get(id) ?? 0,
    timesEntered: (machine, state) => entered.get(`${machine} ${state}`) ?? 0,
  };
}

/** The state that a move leaves; a sign-in leaves its first one in the step that begins it. */
function leftBy({ from, event }: EntryOf<'machine.moved'>): string | undefined {
  return from ?? (event === 'sign-in.pressed' ? 'pressed' : undefined);
}

/** What happened without leaving its state, by what it left behind in the context. */
function staysBetween(before: World | undefined, after: World): readonly string[] {
  if (before === undefined) return [];
  const requests = [...mapValues(after.requests)].flatMap(({ authReqId, polling }) =>
    earlyPoll(mapGet(before.requests, authReqId)?.polling ?? null, polling),
  );
  const signIns = [...mapValues(after.signIns)].flatMap((signIn) =>
    ownPolls(mapGet(before.signIns, signIn.id), signIn),
  );
  return [...requests, ...signIns];
}

type Polling = AuthenticationRequest['polling'];

function earlyPoll(before: Polling, after: Polling): readonly string[] {
  if (before === null || after === null) return [];
  const [from, to] = [stateName(before.value), stateName(after.value)];
  const isEarly = from === to && after.context.tooSoon > before.context.tooSoon;
  return isEarly ? [`polling: ${from}, poll.came-early`] : [];
}

function ownPolls(before: SignIn | undefined, { machine }: SignIn): readonly string[] {
  if (before === undefined || stateName(machine.value) !== 'asked.polling') return [];
  const { context } = before.machine;
  const isSent = machine.context.askedAtMs > context.askedAtMs;
  const isRepeated = machine.context.hasTakenNonce && !context.hasTakenNonce;
  return [
    ...(isSent ? ['relying-party: asked.polling, poll.sent'] : []),
    ...(isRepeated ? ['relying-party: asked.polling, nonce.demanded (to asked.polling)'] : []),
  ];
}
