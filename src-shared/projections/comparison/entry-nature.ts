/**
 * What an entry is, whoever it is about: its kind, its parties, its endpoint, its machine and states.
 * Two entries can be each other's counterpart only when this is the same. Nothing that comes from
 * entropy is in it, and nothing that says how it went.
 */
import { isTimeIntent } from '../../intents/clock-intents.ts';
import type { HttpRequest, Wire } from '../../protocol/encoding/wire.ts';
import { paths } from '../../protocol/metadata.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';

/** What has to be remembered of a run to say what its later entries are. */
export interface RunMemory {
  /** By exchange: what was asked, for an answer is an answer to that. */
  readonly asked: Map<string, string>;
  /** By message or timer: what will arrive or fall due. */
  readonly planned: Map<string, string>;
}

/** The memory of a run of which nothing has been read. */
export function createRunMemory(): RunMemory {
  return { asked: new Map(), planned: new Map() };
}

/** What this entry is; entries of a run have to be read in order. */
export function natureOf(memory: RunMemory, entry: Entry): string {
  const nature = `${entry.kind} ${entry.party} ${detailOf(memory, entry)}`;
  if (entry.kind === 'message.sent') memory.planned.set(entry.message, nature);
  if (entry.kind === 'timer.set') memory.planned.set(entry.timer, nature);
  return nature;
}

function detailOf(memory: RunMemory, entry: Entry): string {
  if (entry.kind === 'message.sent')
    return `to ${entry.to}: ${subjectOf(memory, entry.exchange, entry.wire)}`;
  if (entry.kind === 'http.arrived') return subjectOf(memory, entry.exchange, entry.request);
  return rememberedDetail(memory, entry) ?? ownDetail(entry);
}

/** What was planned comes, or what was asked ends. */
function rememberedDetail({ planned, asked }: RunMemory, entry: Entry): string | undefined {
  switch (entry.kind) {
    case 'message.received':
      return planned.get(entry.message);
    case 'agenda.popped':
      return planned.get(entry.item);
    case 'timer.cancelled':
      return planned.get(entry.timer);
    case 'call.ended':
      // The effect is named for the exchange that it carries out.
      return asked.get(entry.effect.replace(/^call-/, ''));
    default:
      return undefined;
  }
}

function ownDetail(entry: Entry): string {
  switch (entry.kind) {
    case 'machine.moved':
      return `${entry.machine}: ${entry.from} to ${entry.to}`;
    case 'rules.judged':
      return entry.table;
    case 'timer.set':
      return entry.event;
    case 'client.registered':
      return entry.change;
    case 'intent.given':
      return intentDetail(entry);
    default:
      return '';
  }
}

function intentDetail({ intent }: EntryOf<'intent.given'>): string {
  if ('relyingParty' in intent) return `${intent.kind} at ${intent.relyingParty}`;
  return 'prompt' in intent ? `${intent.kind} on ${intent.device}` : intent.kind;
}

/** «POST /token», «answer to POST /token», «note: prompt» */
function subjectOf({ asked }: RunMemory, exchange: string, wire: Wire): string {
  if (wire.kind === 'channel.note') return `note: ${wire.subject}`;
  if (wire.kind === 'http.response') return `answer to ${asked.get(exchange) ?? 'a request'}`;
  const subject = `${wire.method} ${endpointOf(wire)}`;
  asked.set(exchange, subject);
  return subject;
}

/** The path; under a client's registration stands its name, which comes from entropy. */
function endpointOf({ target }: HttpRequest): string {
  const path = target.split('?')[0] ?? '';
  return path.startsWith(`${paths.registration}/`) ? `${paths.registration}/…` : path;
}

/** True for what has an arrow in the sequence diagram; what is done to its time has none. */
export function isArrow(entry: Entry): boolean {
  if (entry.kind === 'call.ended') return entry.outcome.kind !== 'answered';
  if (entry.kind === 'intent.given') return !isTimeIntent(entry.intent);
  return entry.kind === 'message.sent' || entry.kind === 'http.arrived';
}
