/** Every match of a lesson that is asked of a run, so that a run is read for all of them at once. */
import type { Match } from '../../trace/match/match.ts';
import type { Beat } from '../beat.ts';
import type { Deed } from '../deed.ts';
import type { Lesson } from '../lesson.ts';
import type { Sentence } from '../sentence.ts';
import type { Stop } from '../stop.ts';
import type { Task } from '../task.ts';

/** All of them; the same one may come twice. */
export function askedMatches({ beats, ending }: Pick<Lesson, 'beats' | 'ending'>): Match[] {
  return [...beats.flatMap(ofBeat), ...ending.text.flatMap(ofSentence)];
}

function ofBeat({ does, until, text, why, look, predict, task }: Beat): Match[] {
  const evidence = (predict?.choices ?? []).flatMap(({ shownBy, refutedBy }) => [
    ...ofOne(shownBy),
    ...ofOne(refutedBy),
  ]);
  return [
    ...does.flatMap(ofDeed),
    ...ofStop(until),
    ...[...text, why].flatMap(ofSentence),
    ...look.flatMap(ofOne),
    ...evidence,
    ...(task === undefined ? [] : ofTask(task)),
  ];
}

function ofTask(task: Task): Match[] {
  if (task.kind === 'find') return [task.find];
  const { goal, par, model, until } = task;
  return [...goal.flatMap(ofOne), ...ofOne(par), ...model.flatMap(ofDeed), ...ofStop(until)];
}

function ofDeed({ fills = {} }: Deed): Match[] {
  return Object.values(fills).flatMap(ofOne);
}

function ofStop(stop: Stop): Match[] {
  return typeof stop === 'object' && 'match' in stop ? [stop.match] : [];
}

function ofSentence({ shows = [] }: Sentence): Match[] {
  return shows.flatMap(ofOne);
}

function ofOne(of: { readonly match?: Match } | undefined): Match[] {
  return of?.match === undefined ? [] : [of.match];
}
