/** The provider's keys at the moment looked at. */
import {
  addToProviderKeys,
  copyProviderKeys,
  createProviderKeys,
  type ProviderKeys,
} from '#shared/projections/provider-keys.ts';
import type { RunView } from '../use-trace.ts';
import { createGrownBoards } from './grown-boards.ts';

const boards = createGrownBoards({
  create: createProviderKeys,
  add: addToProviderKeys,
  copy: copyProviderKeys,
});

/** The keys at the cursor. */
export function providerKeysAt({ model, moment }: Pick<RunView, 'model' | 'moment'>): ProviderKeys {
  return boards.at(model, moment.seq);
}
