/**
 * Who is at work on an answer: from a request's arrow to the arrow of its answer, whoever was asked is
 * active. Each row holds what was open when it came, so that a figure can draw any part of the run.
 */
import type { MessageView } from '../message-view.ts';

export interface OpenQuestion {
  readonly question: MessageView;
  /** How many of the same party's were open before it. */
  readonly depth: number;
}

/** The questions that are open, oldest first; never changed in place. */
export type OpenExchanges = readonly OpenQuestion[];

/** What nobody ever answers is drawn no longer than this many others. */
const mostOpen = 12;

/** What is open after that message. */
export function openAfter(open: OpenExchanges, message: MessageView): OpenExchanges {
  const others = withoutExchange(open, message.exchange);
  if (!isQuestion(message)) return others;
  const asked = [...others, { question: message, depth: depthOf(others, message) }];
  return asked.length > mostOpen ? asked.slice(-mostOpen) : asked;
}

/** The first place beside the lifeline that is free. */
export function depthOf(open: OpenExchanges, { to }: MessageView): number {
  if (open.length === 0) return 0;
  const taken = new Set(open.flatMap(({ question, depth }) => (question.to === to ? [depth] : [])));
  let depth = 0;
  while (taken.has(depth)) depth += 1;
  return depth;
}

/** What is open once nobody waits in that exchange any more; the very same where nobody did. */
export function withoutExchange(open: OpenExchanges, exchange: string): OpenExchanges {
  return open.some(({ question }) => question.exchange === exchange)
    ? open.filter(({ question }) => question.exchange !== exchange)
    : open;
}

/** True for what somebody has to answer: a request, or a device's decision. */
export function isQuestion({ wire }: MessageView): boolean {
  return (
    wire.kind === 'http.request' || (wire.kind === 'channel.note' && wire.subject === 'decision')
  );
}
