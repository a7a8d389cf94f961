/** What a trainer does to a run's time, in the words that follow «the trainer». */
import type { TimeIntent } from '../intents/clock-intents.ts';

export const timeActionTitles: Readonly<Record<TimeIntent['kind'], string>> = {
  'clock.until': 'runs time to a goal',
  'breakpoints.set': 'sets the breakpoints',
  'break.resumed': 'lets time go on from a hit',
  'break.resumed-all': 'lets time go on from every hit',
  'timer.frozen': 'freezes a timer',
  'timer.thawed': 'thaws a timer',
  'timer.fired': 'fires a timer',
  'timer.moved': 'moves a timer',
  'skew.set': 'sets a party’s clock',
};
