/** Which messages are of one kind, so that one can be laid beside the one before it. */
import type { Messages, MessageView } from '../message-view.ts';

/** What is asked, or what an answer answers, between whom. */
function kindOf({ exchanges }: Pick<Messages, 'exchanges'>, message: MessageView): string {
  const { wire, from, to, exchange } = message;
  if (wire.kind === 'channel.note') return `${from} ${to} ${wire.subject}`;
  const asked = exchanges.get(exchange)?.find((half) => half.wire.kind === 'http.request');
  return `${from} ${to} ${wire.kind} ${asked?.title ?? message.title}`;
}

/** The newest message before it that is of the same kind. */
export function likeMessageBefore(
  messages: Pick<Messages, 'exchanges' | 'list'>,
  message: MessageView,
): MessageView | undefined {
  const kind = kindOf(messages, message);
  return messages.list.findLast(
    (other) => other.seq < message.seq && kindOf(messages, other) === kind,
  );
}

/** Those that can be compared with it, the likeliest first: of the same kind, and near. */
export function comparableMessages(
  messages: Pick<Messages, 'exchanges' | 'list'>,
  message: MessageView,
  { asked, until, most }: { readonly asked: string; readonly until: number; readonly most: number },
): readonly MessageView[] {
  const wanted = asked.trim().toLowerCase();
  const kind = kindOf(messages, message);
  const fits = (other: MessageView): boolean =>
    other !== message &&
    other.seq <= until &&
    `${other.title} ${other.detail} ${other.from} ${other.to}`.toLowerCase().includes(wanted);
  const far = ({ seq }: MessageView): number => Math.abs(seq - message.seq);
  return messages.list
    .filter(fits)
    .map((other) => ({ other, isLike: kindOf(messages, other) === kind }))
    .toSorted((a, b) => Number(b.isLike) - Number(a.isLike) || far(a.other) - far(b.other))
    .slice(0, most)
    .map(({ other }) => other);
}
