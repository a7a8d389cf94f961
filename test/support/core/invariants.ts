/**
 * What must hold after every step of every run, whatever was done in it. A breach throws with a
 * sentence, so that a random run names what broke and not only that something did.
 */
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import { mapEntries, mapGet, mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { Step } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import { entry as entrySchema } from '#shared/trace/any-entry.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import { createNetworkInvariants } from './network-invariants.ts';
import { isAwaited, judgeProvider, judgeTime, must } from './world-invariants.ts';

/** Answers a watcher of one run; it throws at the first step that breaks an invariant. */
export function createInvariants(): (step: Step) => void {
  const sent = new Set<string>();
  const network = createNetworkInvariants();
  /** The bytes that brought the tokens of each request. */
  const tokensOf = new Map<string, string>();
  let nextSeq = 0;
  let lastAt = 0;

  function judgeEntry(entry: Entry): void {
    const where = `entry ${entry.seq} (${entry.kind})`;
    must(entry.seq === nextSeq, `${where} follows entry ${nextSeq - 1} without a gap`);
    must(entry.at >= lastAt, `${where} is not before its predecessor`);
    must(
      entry.causedBy.every((cause) => cause < entry.seq),
      `${where} was caused by what came before it`,
    );
    must(entrySchema.safeParse(entry).success, `${where} is one that the schema knows`);
    nextSeq += 1;
    lastAt = entry.at;
    if (entry.kind === 'message.sent') judgeSending(entry);
    network(entry);
  }

  function judgeSending(entry: EntryOf<'message.sent'>): void {
    must(!sent.has(entry.message), `message ${entry.message} was sent once`);
    sent.add(entry.message);
    const { about, copyOf } = entry;
    // What the network doubles is no second grant, and a refresh is about no request at all.
    if (copyOf !== undefined) return;
    if (about === undefined || !('access_token' in bodyOf(entry))) return;
    const earlier = tokensOf.get(about);
    const isRetry = entry.wire.kind === 'http.request' && earlier === entry.wire.body;
    must(earlier === undefined || isRetry, `tokens for ${about} were given once`);
    tokensOf.set(about, entry.wire.body);
  }

  return ({ entries, world }) => {
    for (const entry of entries) judgeEntry(entry);
    must(world.nextSeq === nextSeq, 'the world knows the number of the next entry');
    judgeAgenda(world);
    judgeProvider(world);
    judgeTime(world);
  };
}

function judgeAgenda(world: World): void {
  const next = nextItem(world.agenda);
  must(next === undefined || next.dueAt >= world.nowMs, 'nothing on the agenda is overdue');
  let deliveries = 0;
  for (const { id, task } of mapValues(world.agenda.byId)) {
    if (task.kind === 'delivery' || task.kind === 'hold-limit') {
      deliveries += 1;
      must(mapGet(world.inTransit, task.message) !== undefined, `${id} delivers a message`);
    } else if (task.kind === 'timer') {
      must(isAwaited(world, task), `somebody waits for the timer ${id}`);
    }
  }
  const parked = world.network?.parked ?? [];
  const frozen = [...mapEntries(world.time.frozen)].filter(([id, { task }]) => {
    must(
      task.kind === 'timer' || mapGet(world.inTransit, id) !== undefined,
      `the frozen message ${id} is still on its way`,
    );
    return task.kind !== 'timer';
  });
  must(
    deliveries + parked.length + frozen.length === world.inTransit.size,
    'every message under way will arrive, unless it is frozen or waits for a device',
  );
}

function bodyOf({ wire }: EntryOf<'message.sent'>): object {
  return bodyObject(wire) ?? {};
}
