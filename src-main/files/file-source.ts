/**
 * Where a file comes from: a place on the disk, or bytes that somebody handed over. It can be read
 * from its beginning as often as need be, and nothing larger than the limit is read at all.
 */
import { createReadStream, statSync } from 'node:fs';
import { sentenceOf, WorkbenchError } from '../workbench-error.ts';
import { createPieceReader, type Piece } from './json-pieces.ts';

export interface FileSource {
  /** How it is called in sentences. */
  readonly name: string;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

export const largestFileBytes = 512 * 1024 * 1024;
const chunkBytes = 64 * 1024;

/** A file on the disk. */
export function fileOnDisk(path: string, name = path): FileSource {
  return {
    name,
    chunks: async function* chunks() {
      try {
        if (statSync(path).size > largestFileBytes) throw tooLarge();
        for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }))
          yield chunk as Uint8Array;
      } catch (cause) {
        if (cause instanceof WorkbenchError) throw cause;
        throw new WorkbenchError(`It cannot be read (${sentenceOf(cause)}).`, { cause });
      }
    },
  };
}

/** Bytes in memory, as a browser hands them over. */
export function fileInMemory(name: string, bytes: Uint8Array): FileSource {
  return {
    name,
    chunks: async function* chunks() {
      for (let from = 0; from < bytes.length; from += chunkBytes)
        yield bytes.subarray(from, from + chunkBytes);
    },
  };
}

/** The pieces of the file, each as soon as it is there; other work gets its turn in between. */
export async function* piecesOf(source: FileSource, listed: string): AsyncGenerator<Piece> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = createPieceReader(listed);
  let bytes = 0;
  for await (const chunk of source.chunks()) {
    bytes += chunk.length;
    if (bytes > largestFileBytes) throw tooLarge();
    yield* reader.read(decoded(decoder, chunk));
    await new Promise((resume) => setImmediate(resume));
  }
  yield* reader.read(decoded(decoder));
  reader.end();
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (cause) {
    throw new WorkbenchError('This is no run file: it is not UTF-8 text.', { cause });
  }
}

/** What is said of a file beyond the limit. */
export function tooLarge(): WorkbenchError {
  return new WorkbenchError('It is larger than 512 MB, the most that is read.');
}
