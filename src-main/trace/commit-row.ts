/**
 * How the entries of one commit stand in their row: as JSON, and a long row, as a busy provider
 * writes them, packed. Entries repeat each other, so packing costs less than writing them in full
 * would: the disk sees a sixth. What a person does is short and stays readable.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import {
  itself,
  type ListsApart,
  withListsApart,
  withListsBack,
} from '#shared/trace/lists-apart.ts';
import type { StreamEntry } from '#shared/workbench-port.ts';

/** What the column holds: JSON, or a packed row in brotli. */
export type RowContent = string | Buffer;

// So many entries are sure to be more than a person makes at once.
const readableUpTo = 40;
// Of a UTF-16 code unit in UTF-8.
const mostBytesOfUnit = 3;
// The quickest that there is; a longer search finds little more in entries.
const packing = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 0,
    [constants.BROTLI_PARAM_LGWIN]: 18,
  },
};

/** The content of the row for these entries. */
export function writeRow(entries: readonly StreamEntry[]): RowContent {
  if (entries.length <= readableUpTo) return JSON.stringify(entries);
  return brotliCompressSync(bytesOf(JSON.stringify(withListsApart(entries, itself))), packing);
}

let room = Buffer.alloc(0);

/** The text as bytes in a room that every row uses again: a large one has to be asked of the system. */
function bytesOf(text: string): Buffer {
  const most = text.length * mostBytesOfUnit;
  if (room.length < most) room = Buffer.allocUnsafeSlow(most);
  return room.subarray(0, room.write(text));
}

/** The entries in a row. */
export function readRow(content: RowContent): StreamEntry[] {
  if (typeof content === 'string') return JSON.parse(content) as StreamEntry[];
  const row = JSON.parse(brotliDecompressSync(content).toString()) as ListsApart | StreamEntry[];
  // For a while rows were packed with their lists in place.
  return 'lists' in row ? withListsBack(row) : row;
}
