/** What the provider held of a request at any moment of a run. */
import {
  addToStoredRecords,
  copyStoredRecords,
  createStoredRecords,
  type StoredRecord,
} from '#shared/projections/stored-record/stored-record.ts';
import type { RunModel } from '../run-model.ts';
import { createGrownBoards } from './grown-boards.ts';

const boards = createGrownBoards({
  create: createStoredRecords,
  add: addToStoredRecords,
  copy: copyStoredRecords,
});

/** The record after that entry; undefined where the provider knew no such request. */
export function storedRecordAt(
  model: Pick<RunModel, 'entries'>,
  seq: number,
  authReqId: string,
): StoredRecord | undefined {
  return boards.at(model, seq).byId.get(authReqId);
}
