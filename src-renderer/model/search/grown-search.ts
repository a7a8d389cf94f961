/** Searches in a run as this window has read it: each entry is judged once, whatever is drawn how often. */
import {
  addToSaidValues,
  createSaidValues,
  type SaidValues,
} from '#shared/projections/search/said-values.ts';
import { addToSearch, createSearch, type Search } from '#shared/projections/search/search.ts';
import type { Match } from '#shared/trace/match/match.ts';
import { printMatch } from '#shared/trace/match/text/match-text.ts';
import type { RunModel } from '../run-model.ts';

interface Grown<State> {
  readonly state: State;
  /** How many entries are in it. */
  taken: number;
}

type Entries = Pick<RunModel, 'entries'>;

const searches = new WeakMap<Entries, { readonly text: string; readonly grown: Grown<Search> }>();
const values = new WeakMap<Entries, Grown<SaidValues>>();

/** What that match finds in all that has happened; of a run the newest search is kept. */
export function searchIn(model: Entries, match: Match): Search {
  const text = printMatch(match);
  const held = searches.get(model);
  const grown = held?.text === text ? held.grown : { state: createSearch(match), taken: 0 };
  if (grown !== held?.grown) searches.set(model, { text, grown });
  return taken(grown, model, addToSearch);
}

/** What can be searched for; made when it is first asked for. */
export function saidValuesIn(model: Entries): SaidValues {
  const grown = values.get(model) ?? { state: createSaidValues(), taken: 0 };
  values.set(model, grown);
  return taken(grown, model, addToSaidValues);
}

function taken<State>(
  grown: Grown<State>,
  { entries }: Entries,
  take: (state: State, entry: RunModel['entries'][number]) => void,
): State {
  for (let next = entries[grown.taken]; next !== undefined; next = entries[grown.taken]) {
    take(grown.state, next);
    grown.taken += 1;
  }
  return grown.state;
}
