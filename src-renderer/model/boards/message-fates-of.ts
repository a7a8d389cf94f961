/** What became of a message by the moment looked at; gathered once for a run, and only when asked. */
import {
  addToMessageFates,
  createMessageFates,
  type Fate,
  type MessageFates,
} from '#shared/projections/message-fates/message-fates.ts';
import type { RunModel } from '../run-model.ts';

type GrowingRun = Pick<RunModel, 'entries'>;

const known = new WeakMap<GrowingRun, { readonly fates: MessageFates; taken: number }>();

/** The fates of the message that was sent there, up to that entry. */
export function fatesOf(model: GrowingRun, sent: number, until: number): readonly Fate[] {
  const held = known.get(model) ?? { fates: createMessageFates(), taken: 0 };
  known.set(model, held);
  for (let next = model.entries[held.taken]; next !== undefined; next = model.entries[held.taken]) {
    addToMessageFates(held.fates, next);
    held.taken += 1;
  }
  return (held.fates.bySeq.get(sent) ?? []).filter(({ seq }) => seq <= until);
}
