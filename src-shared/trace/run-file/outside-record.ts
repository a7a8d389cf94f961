/**
 * Runs that are only a record: what was read from somebody else's file, and what was redacted. They
 * are looked at; nothing in them can be derived again, so nobody can go on from there.
 */
import type { RunFileHead } from './run-file.ts';

/** What stands as the engine of a run that was read from a HAR file, wherever that run goes. */
export const harEngine = 'HAR file';

/** Why such a run is neither replayed nor forked; undefined for a run of the workbench's own. */
export function onlyARecord({
  engine,
  redacted,
}: Pick<RunFileHead, 'engine' | 'redacted'>): 'redacted' | 'har' | undefined {
  if (engine === harEngine) return 'har';
  return redacted ? 'redacted' : undefined;
}
