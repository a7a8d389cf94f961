/** The choices that a fault rule offers, each with a sentence. */
import type { Choice } from '../form/choice-line.tsx';
import type { RuleDraft } from './rule-draft.ts';

export const oftenChoices: readonly Choice<RuleDraft['often']>[] = [
  { id: 'once', word: 'Once' },
  { id: 'next', word: 'The next few times' },
  { id: 'every', word: 'Every so-many-th time' },
  { id: 'always', word: 'Every time' },
  {
    id: 'probability',
    word: 'By chance',
    sentence: 'Drawn from the run’s seed, so that a replay repeats it.',
  },
];

export const actChoices: readonly Choice<RuleDraft['act']>[] = [
  { id: 'latency', word: 'It is late', sentence: 'It arrives, but later.' },
  { id: 'drop', word: 'It is lost', sentence: 'It vanishes, and nobody is told.' },
  { id: 'reset', word: 'The connection breaks', sentence: 'Whoever waits finds out at once.' },
  { id: 'empty', word: 'An empty answer', sentence: 'The answer has no body.' },
  { id: 'garbage', word: 'Garbage', sentence: 'The answer makes no sense.' },
  { id: 'error', word: 'An error of your choice', sentence: 'A status and a code that you name.' },
  { id: 'duplicate', word: 'It is doubled', sentence: 'The same bytes arrive several times.' },
  {
    id: 'replay',
    word: 'An earlier one comes again',
    sentence: 'The message that matched before this one is sent once more.',
  },
  { id: 'hold', word: 'It is held', sentence: 'Until you release it or the time is over.' },
];

export const spreadChoices: readonly Choice<RuleDraft['spread']>[] = [
  { id: 'fixed', word: 'Always the same' },
  { id: 'uniform', word: 'Anything between' },
  {
    id: 'log-normal',
    word: 'Lopsided',
    sentence: 'Mostly near the median, now and then much more.',
  },
];
