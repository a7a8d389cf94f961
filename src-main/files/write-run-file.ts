/**
 * Writes a run as a file, one entry a line, page by page: however long the run is, only a page of
 * it is in memory. What is written is the record as it stands; nothing is left out unless asked.
 */
import type { Entry } from '#shared/trace/entry.ts';
import { redacted } from '#shared/trace/redaction.ts';
import { markedEntry } from '#shared/trace/run-file/entry-check.ts';
import { headMembers, type RunFileHead } from '#shared/trace/run-file/run-file.ts';

/** The text of the file in parts; the parts together are one JSON object. */
export function* runFileText(head: RunFileHead, entries: Iterable<Entry>): Generator<string> {
  const shown: RunFileHead = head.redacted ? { ...redacted(head), keys: null } : head;
  for (const member of headMembers) {
    const opening = member === headMembers[0] ? '{' : ',\n';
    yield `${opening}${JSON.stringify(member)}:${JSON.stringify(shown[member])}`;
  }
  yield ',\n"entries":[';
  let separator = '\n';
  for (const entry of entries) {
    const line = JSON.stringify(markedEntry(head.redacted ? redacted(entry) : entry));
    yield separator + line;
    separator = ',\n';
  }
  yield '\n]}\n';
}
