/** The timeline of a run, made when it is first looked at; from then on it grows with the run. */
import {
  addToTimeline,
  createTimeline,
  type Timeline,
} from '#shared/projections/timeline/timeline.ts';
import type { RunModel } from '../run-model.ts';

interface Grown {
  readonly timeline: Timeline;
  /** How many entries are in it. */
  taken: number;
}

const known = new WeakMap<object, Grown>();

/** With all that has happened in the run, whatever moment is looked at. */
export function timelineOf(model: Pick<RunModel, 'entries' | 'diagram'>): Timeline {
  const held = known.get(model) ?? { timeline: createTimeline(model.diagram.messages), taken: 0 };
  known.set(model, held);
  for (let next = model.entries[held.taken]; next !== undefined; ) {
    addToTimeline(held.timeline, next);
    held.taken += 1;
    next = model.entries[held.taken];
  }
  return held.timeline;
}
