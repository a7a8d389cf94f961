/** Why a sign-in ended as it did, in the words of whoever said so. */
import type { MessageView } from '#shared/projections/message-view.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import type { RunView } from '../use-trace.ts';

export interface EndedBecause {
  /** The error code, or the few words that the client notes for itself. */
  readonly code: string;
  /** The provider's own sentence, where it gave one. */
  readonly sentence: string | undefined;
}

/** Undefined while a sign-in goes on, and where there is nothing to say about its end. */
export function endedBecause(
  { model, moment }: Pick<RunView, 'model' | 'moment'>,
  signIn: string,
): EndedBecause | undefined {
  const ended = model.entries.findLast(
    (entry): entry is EntryOf<'sign-in.ended'> =>
      entry.kind === 'sign-in.ended' && entry.signIn === signIn && entry.seq <= moment.seq,
  );
  if (ended === undefined || ended.reason === null) return undefined;
  const { reason: code, seq, party } = ended;
  const answer = model.diagram.messages.list.findLast(
    (message) => message.seq < seq && message.to === party && errorOf(message) === code,
  );
  const said = answer === undefined ? undefined : bodyObject(answer.wire)?.['error_description'];
  return { code, sentence: typeof said === 'string' ? said : undefined };
}

function errorOf({ wire }: MessageView): unknown {
  return bodyObject(wire)?.['error'];
}
