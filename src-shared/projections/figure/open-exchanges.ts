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
  return [...others, { question: message, depth: depthOf(others, message) }].slice(-mostOpen);
}

/** The first place beside the lifeline that is free. */
export function depthOf(open: OpenExchanges, { to }: MessageView): number {
  const taken = new Set(open.flatMap(({ question, depth }) => (question.to === to ? [depth] : [])));
  let depth = 0;
  while (taken.has(depth)) depth += 1;
  return depth;
}

/** What is open once nobody waits in that exchange any more; the very same where nobody did. */
export function withoutExchange(open: OpenExchanges, exchange: string): OpenExchanges {
  const others = open.filter(({ question }) => question.exchange !== exchange);
  return others.length === open.length ? open : others;
}

/** True for what somebody has to answer: a request, or a device's decision. */
export function isQuestion({ wire }: MessageView): boolean {
  return (
    wire.kind === 'http.request' || (wire.kind === 'channel.note' && wire.subject === 'decision')
  );
}
