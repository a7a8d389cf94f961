/** What is true at any number of a run. */
import { addToMoment, copyMoment, createMoment, type Moment } from '#shared/projections/moment.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { createKeptStates, type KeptStates } from '../kept/kept-states.ts';

const moments = { create: createMoment, add: addToMoment, copy: copyMoment };

/** The moments of a run whose entries grow in that list. */
export function createMoments(entries: readonly Entry[], spacing?: number): KeptStates<Moment> {
  return createKeptStates(entries, moments, spacing);
}
