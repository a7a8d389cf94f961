/** The requests of a run that were written by hand, newest first, each with what became of it. */
import type { MessageView } from '#shared/projections/message-view.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { roleOf } from '#shared/trace/party.ts';
import type { RunView } from '../../model/use-trace.ts';

export interface SentRequest {
  readonly asked: MessageView;
  readonly answer: MessageView | undefined;
  readonly judgement: EntryOf<'rules.judged'> | undefined;
}

const mostShown = 12;

/** Those of them that the moment looked at knows of. */
export function sentRequests({ model, moment }: RunView): readonly SentRequest[] {
  const { messages } = model.diagram;
  const index = model.index();
  const isByHand = (seq: number): boolean => {
    const entry = index.bySeq.get(seq);
    if (entry?.kind === 'intent.given') return entry.intent.kind === 'request.sent';
    return (
      (entry?.kind === 'message.sent' || entry?.kind === 'jwts.signed') &&
      entry.causedBy.some(isByHand)
    );
  };
  return messages.list
    .filter(({ seq, from, wire }) => {
      const isAsked = wire.kind === 'http.request' && roleOf(from) === 'relying-party';
      return isAsked && seq <= moment.seq && isByHand(seq);
    })
    .slice(-mostShown)
    .toReversed()
    .map((asked) => ({
      asked,
      answer: answerOf(messages.exchanges.get(asked.exchange), moment.seq),
      judgement: messages.judgements.get(asked.exchange),
    }));
}

function answerOf(
  halves: readonly MessageView[] | undefined,
  upTo: number,
): MessageView | undefined {
  return halves?.find(
    ({ wire, receivedSeq }) => wire.kind === 'http.response' && (receivedSeq ?? upTo) <= upTo,
  );
}
