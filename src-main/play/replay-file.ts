/** Derives a run file again, and says in a sentence where it first differs. */
import { createRederivation, differenceSentence } from '#shared/kernel/rederivation.ts';
import { onlyARecord } from '#shared/trace/run-file/outside-record.ts';
import type { OpenedFile } from '../files/open-file.ts';
import { WorkbenchError } from '../workbench-error.ts';

export interface Replayed {
  readonly entries: number;
  readonly difference: string | undefined;
}

/** Reads all of the file, so that what is wrong with it further down is found as well. */
export async function replayFile(opened: OpenedFile, path: string): Promise<Replayed> {
  if (opened.kind === 'scenario')
    throw new WorkbenchError(
      `${path}: It is a scenario, which has no entries; play it with «run».`,
    );
  const record = onlyARecord(opened.head);
  if (record !== undefined) {
    const why = record === 'har' ? 'It is from a HAR file' : 'It was redacted';
    throw new WorkbenchError(`${path}: ${why}, so it cannot be replayed.`);
  }
  const derivation = createRederivation();
  let entries = 0;
  for await (const entry of opened.entries()) {
    entries += 1;
    derivation.take(entry);
  }
  const found = derivation.end();
  return { entries, difference: found === undefined ? undefined : differenceSentence(found) };
}
