/**
 * What must hold after every step of every run, whatever was done in it. A breach throws with a
 * sentence, so that a random run names what broke and not only that something did.
 */
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import { mapGet, mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { Step } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import { stateName } from '#shared/machines/run-machine.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import { type Entry, type EntryOf, entry as entrySchema } from '#shared/trace/entry.ts';

/** Answers a watcher of one run; it throws at the first step that breaks an invariant. */
export function createInvariants(): (step: Step) => void {
  const sent = new Map<string, EntryOf<'message.sent'>>();
  const received = new Set<string>();
  const tokensOf = new Map<string, number>();
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
    if (entry.kind === 'message.received') judgeReceipt(entry);
  }

  function judgeSending(entry: EntryOf<'message.sent'>): void {
    must(!sent.has(entry.message), `message ${entry.message} was sent once`);
    sent.set(entry.message, entry);
    const isTokens = entry.wire.kind === 'http.response' && 'access_token' in bodyOf(entry);
    if (!isTokens) return;
    const about = entry.about ?? 'nothing';
    const issued = (tokensOf.get(about) ?? 0) + 1;
    tokensOf.set(about, issued);
    must(issued === 1, `tokens for ${about} were issued once`);
  }

  function judgeReceipt(entry: EntryOf<'message.received'>): void {
    const sending = sent.get(entry.message);
    must(sending !== undefined, `message ${entry.message} was sent before it was received`);
    must(sending?.arrivesAt === entry.at, `message ${entry.message} arrived when it was due`);
    must(!received.has(entry.message), `message ${entry.message} was received once`);
    received.add(entry.message);
  }

  return ({ entries, world }) => {
    for (const entry of entries) judgeEntry(entry);
    must(world.nextSeq === nextSeq, 'the world knows the number of the next entry');
    judgeAgenda(world);
  };
}

function judgeAgenda(world: World): void {
  const next = nextItem(world.agenda);
  must(next === undefined || next.dueAt >= world.nowMs, 'nothing on the agenda is overdue');
  for (const { id, task } of mapValues(world.agenda.byId)) {
    if (task.kind === 'delivery') {
      must(mapGet(world.inTransit, task.message) !== undefined, `${id} delivers a message`);
    } else if (task.machine === 'authentication-request') {
      const held = mapGet(world.requests, task.instance);
      const state = held === undefined ? 'unknown' : stateName(held.machine.value);
      must(state.startsWith('alive.'), `a request that is ${state} has no timer`);
    }
  }
}

function bodyOf({ wire }: EntryOf<'message.sent'>): object {
  return bodyObject(wire) ?? {};
}

function must(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(`An invariant broke; it should be that ${sentence}.`);
}
