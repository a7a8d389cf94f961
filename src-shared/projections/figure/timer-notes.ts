/** What a timer that was set stands for under an arrow: «expires in 120 s». */
import type { EntryOf } from '../../trace/entry.ts';
import { span } from '../causes/party-words.ts';
import { toldTimer } from '../timers/timer-sentence.ts';

/** The others say nothing that these do not say. */
const words: Readonly<Record<string, string>> = {
  'authentication-request lifetime': 'expires in',
  'polling longPoll': 'answers within',
  'notification-delivery pause': 'tells again in',
  'relying-party rest': 'polls in',
};

/** Nobody reads more than tenths of a second beside an arrow. */
const grainMs = 100;

/** The words, or undefined for a timer that nobody follows in a figure. */
export function timerNote({ event, at, dueAt }: EntryOf<'timer.set'>): string | undefined {
  const { machine, delay } = toldTimer(event);
  const meaning = words[`${machine} ${delay}`];
  return meaning === undefined
    ? undefined
    : `${meaning} ${span(Math.round((dueAt - at) / grainMs) * grainMs)}`;
}

/** True for the event of a timer that fired. */
export function isByTimer(event: string): boolean {
  return event.startsWith('xstate.after.');
}
