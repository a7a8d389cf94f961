/**
 * What somebody edited by hand in one run alone: a run without the edit has the message as it was, so
 * the fields of the edit are what differs between the two.
 */
import type { Wire } from '../../protocol/encoding/wire.ts';
import type { Entry } from '../../trace/entry.ts';
import { editedFields } from '../edited-fields.ts';
import type { Difference } from './comparison-row.ts';

/** By the number of each intent from that place on: the fields, as they were and as they are. */
export function editsByHand(
  entries: readonly Entry[],
  from: number,
): ReadonlyMap<number, readonly Difference[]> {
  const found = new Map<number, readonly Difference[]>();
  if (!entries.some(({ kind }, place) => place >= from && kind === 'message.edited')) return found;
  const content = new Map<string, Wire>();
  const intents = new Set<number>();
  for (const [place, entry] of entries.entries()) {
    if (entry.kind === 'message.sent') content.set(entry.message, entry.wire);
    if (entry.kind === 'intent.given' && entry.intent.kind === 'message.edited' && place >= from)
      intents.add(entry.seq);
    if (entry.kind !== 'message.edited') continue;
    const before = content.get(entry.message);
    const intent = entry.causedBy.find((seq) => intents.has(seq));
    content.set(entry.message, entry.wire);
    if (before !== undefined && intent !== undefined)
      found.set(intent, editedFields(before, entry.wire));
  }
  return found;
}
