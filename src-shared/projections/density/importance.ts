/**
 * What an entry is worth on a strip of the whole run: a message, a refusal, a move, an input, or
 * several of these, or none. A poll that only has to wait is no refusal.
 */
import { bodyObject } from '../../protocol/encoding/wire.ts';
import { type Entry, type EntryOf, isInput } from '../../trace/entry.ts';
import { isPending } from '../pending.ts';

export type Importance = 'messages' | 'refusals' | 'moves' | 'inputs';

/** What nearly every entry counts as: the same few lists, for a run has very many entries. */
const lists = {
  nothing: [],
  sent: ['messages'],
  arrived: ['messages', 'inputs'],
  move: ['moves'],
  input: ['inputs'],
} as const satisfies Record<string, readonly Importance[]>;

/** Everything that the entry counts as. */
export function bearingOf(entry: Entry): readonly Importance[] {
  const bearing = usualBearingOf(entry);
  return isRefusal(entry) ? [...bearing, 'refusals'] : bearing;
}

function usualBearingOf(entry: Entry): readonly Importance[] {
  switch (entry.kind) {
    case 'message.sent':
      return lists.sent;
    case 'http.arrived':
      return lists.arrived;
    case 'machine.moved':
      return lists.move;
    default:
      return isInput(entry) ? lists.input : lists.nothing;
  }
}

function isRefusal(entry: Entry): boolean {
  switch (entry.kind) {
    case 'rules.judged':
      return entry.refusal !== undefined && !isPending(entry.refusal.error);
    case 'call.ended':
      return !wentWell(entry);
    case 'id-token.verified':
      return entry.checks.some(({ passed }) => !passed);
    case 'http.unparsed':
      return true;
    default:
      return false;
  }
}

/** A call outside was answered, and not with an error. */
function wentWell({ outcome }: EntryOf<'call.ended'>): boolean {
  if (outcome.kind !== 'answered') return false;
  return outcome.response.status < 300 || isPending(bodyObject(outcome.response)?.['error']);
}
