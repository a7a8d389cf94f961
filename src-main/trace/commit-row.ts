/**
 * How the entries of one commit stand in their row: as JSON, and a long row, as a busy provider
 * writes them, packed. Entries repeat each other, so packing costs less than writing them in full
 * would: the disk sees a sixth. What a person does is short and stays readable.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { StreamEntry } from '#shared/workbench-port.ts';

/** What the column holds: JSON, or the same in brotli. */
export type RowContent = string | Buffer;

const readableUpTo = 16 * 1024;
// The quickest that there is; a longer search finds little more in entries.
const packing = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 0,
    [constants.BROTLI_PARAM_LGWIN]: 18,
  },
};

/** The content of the row for these entries. */
export function writeRow(entries: readonly StreamEntry[]): RowContent {
  const json = JSON.stringify(entries);
  return json.length <= readableUpTo ? json : brotliCompressSync(json, packing);
}

/** The entries in a row. */
export function readRow(content: RowContent): StreamEntry[] {
  const json = typeof content === 'string' ? content : brotliDecompressSync(content).toString();
  return JSON.parse(json) as StreamEntry[];
}
