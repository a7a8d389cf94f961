/** What a file is, by how it begins: its name says nothing. */
import type { FileSource } from './file-source.ts';

/** One JSON object with a log in it; lines of entries; or else one JSON object of our own. */
export type FileKind = 'har' | 'lines' | 'object';

const enough = 2000;
const log = /^\s*\{\s*"log"\s*:/;
/** The first entry of a run, or what stands before it; what is in it besides comes in any order. */
const firstLine =
  /^\s*\{(?:\s*"(?:input|seq|at|party|causedBy)"\s*:\s*[^,{]*,)*\s*"kind"\s*:\s*"run\.(?:head|began|continued)"/;

/** Reads no more than the beginning. */
export async function fileKind(source: FileSource): Promise<FileKind> {
  let text = '';
  for await (const chunk of source.chunks()) {
    text += new TextDecoder('utf-8').decode(chunk.subarray(0, enough));
    if (text.length >= enough) break;
  }
  if (log.test(text)) return 'har';
  return firstLine.test(text) ? 'lines' : 'object';
}
