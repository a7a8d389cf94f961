/** What it means that a timer fires, in a sentence; by the chart it belongs to and what it waits for. */

const sentences: Readonly<Record<string, string>> = {
  'authentication-request lifetime': 'The request expires.',
  'polling rest': 'The client may poll again without being too soon.',
  'polling longPoll': 'The poll that is held open is answered: still pending.',
  'notification-delivery pause': 'The notification is sent again.',
  'relying-party rest': 'The relying party polls again.',
  'relying-party lifetime': 'The relying party gives its request up as expired.',
  'authentication-device lifetime': 'The prompt lapses on the device.',
  'person glance': 'The person has seen the prompt and turns to it.',
  'person read': 'The person has read the prompt and makes up their mind.',
  'person reach': 'The person has reached for their other device.',
  'person patience': 'The person waits no longer to hear what became of it.',
};

export interface TimerName {
  readonly machine: string;
  readonly delay: string;
}

export interface ToldTimer extends TimerName {
  readonly sentence: string;
}

// A pure result remembered: a run sets very many timers, of a few kinds.
const told = new Map<string, ToldTimer>();
const mostTold = 100;

/** The timer of that event, with what it means that it fires. */
export function toldTimer(event: string): ToldTimer {
  const held = told.get(event);
  if (held !== undefined) return held;
  const name = timerNameOf(event);
  const made = { ...name, sentence: timerSentence(name) };
  if (told.size < mostTold) told.set(event, made);
  return made;
}

/** A timer's event is named for both: «xstate.after.rest.polling.resting». */
export function timerNameOf(event: string): TimerName {
  const [, , delay = '', machine = ''] = event.split('.');
  return { machine, delay };
}

/** The sentence; a timer that has none of its own is named by its chart. */
export function timerSentence({ machine, delay }: TimerName): string {
  return sentences[`${machine} ${delay}`] ?? `The ${delay} of the chart ${machine} is over.`;
}
