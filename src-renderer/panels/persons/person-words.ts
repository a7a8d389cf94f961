/** How a person acts, in a sentence each: their temperament, and how long they think. */
import type { Distribution } from '#shared/protocol/setup/distribution.ts';
import type { Character, Temperament } from '#shared/protocol/setup/person.ts';
import { shownDuration } from '../../model/words/shown-duration.ts';
import type { Choice } from '../form/choice-line.tsx';

export const temperamentChoices: readonly Choice<Temperament>[] = [
  { id: 'manual', word: 'By hand', sentence: 'Nobody acts but who clicks on the phone.' },
  {
    id: 'prompt',
    word: 'Prompt',
    sentence: 'Reads, compares with the screen where they began, and decides after a short while.',
  },
  { id: 'slow', word: 'Slow', sentence: 'Reads and compares as well, but much later.' },
  { id: 'absent', word: 'Absent', sentence: 'Never acts, so the request expires.' },
  {
    id: 'careless',
    word: 'Careless',
    sentence: 'Approves without reading, also what they did not begin.',
  },
  {
    id: 'phished',
    word: 'Phished',
    sentence: 'Believes the page of an attacker, so the message looks right to them.',
  },
  {
    id: 'fatigued',
    word: 'Fatigued',
    sentence: 'Denies what they did not ask for, until it has come too often.',
  },
  {
    id: 'two-phones',
    word: 'Two phones',
    sentence: 'Decides on one phone, and sometimes on the other as well.',
  },
];

/** What they compare with the screen where they began. */
export const readingChoices: readonly Choice<Character['reads'] | 'usual'>[] = [
  { id: 'usual', word: 'Reads as is usual for them' },
  {
    id: 'everything',
    word: 'Reads everything',
    sentence: 'Who asks, and whether the message is the one on the screen.',
  },
  {
    id: 'message',
    word: 'Reads the message',
    sentence: 'Compares the message alone; who asks goes unread.',
  },
  { id: 'nothing', word: 'Reads nothing', sentence: 'Taps without looking.' },
];

export type Thinking = 'usual' | Distribution['kind'];

export const thinkingChoices: readonly Choice<Thinking>[] = [
  { id: 'usual', word: 'As is usual for them' },
  { id: 'fixed', word: 'Always the same' },
  { id: 'uniform', word: 'Anything between' },
  {
    id: 'log-normal',
    word: 'Lopsided',
    sentence: 'Mostly near the median, now and then much longer.',
  },
];

/** What that temperament means, with the numbers that belong to it. */
export function temperamentWords({ temperament, denials, secondPhone }: Character): string {
  if (temperament === 'fatigued')
    return `Denies what they did not ask for; after ${denials} denials they approve.`;
  if (temperament === 'two-phones')
    return `Decides on one phone, and on the other as well with a chance of ${Math.round(secondPhone.chance * 100)} %.`;
  return temperamentChoices.find(({ id }) => id === temperament)?.sentence ?? '';
}

/** «Thinks for about 3 s, now and then much longer.» */
export function thinkingWords({ temperament, think }: Character): string {
  if (!doesThink(temperament)) return 'Never decides on their own.';
  switch (think.kind) {
    case 'fixed':
      return `Thinks for ${shownDuration(think.ms)}, always.`;
    case 'uniform':
      return `Thinks for anything from ${shownDuration(think.fromMs)} to ${shownDuration(think.toMs)}.`;
    default:
      return `Thinks for about ${shownDuration(think.medianMs)}, now and then much longer.`;
  }
}

/** Whether somebody like this ever decides without a click. */
export function doesThink(temperament: Temperament): boolean {
  return temperament !== 'manual' && temperament !== 'absent';
}
