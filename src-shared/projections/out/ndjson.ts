/**
 * A run as lines of JSON: what the run was given and what was noted of it, every entry, and the receipt.
 * Nothing is lost: read back, it is the same run. Lines of entries alone are read as well.
 */
import type { Entry } from '../../trace/entry.ts';
import type { Receipt } from '../../trace/redaction/export-receipt.ts';
import { markedEntry } from '../../trace/run-file/entry-check.ts';
import type { RunFileHead } from '../../trace/run-file/run-file.ts';

/** What the first line says it is, and the last. */
export const headLine = 'run.head';
export const receiptLine = 'run.receipt';

/** The lines one by one, each with its end. */
export function* ndjsonLines(
  head: RunFileHead,
  entries: Iterable<Entry>,
  receipt: () => Receipt,
): Generator<string> {
  yield `${JSON.stringify({ kind: headLine, ...head })}\n`;
  for (const entry of entries) yield `${JSON.stringify(markedEntry(entry))}\n`;
  yield `${JSON.stringify({ kind: receiptLine, ...receipt() })}\n`;
}
