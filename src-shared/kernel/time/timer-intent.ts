/** What a person may do to anything that has an end: freeze it, let it run again, fire it, move it. */
import type { TimeIntentOf } from '../../intents/clock-intents.ts';

export type TimerIntent = TimeIntentOf<
  'timer.frozen' | 'timer.thawed' | 'timer.fired' | 'timer.moved'
>;
