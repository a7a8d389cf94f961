/**
 * The folder of run files beside the data: what a window exports is written here, and what it wants
 * imported is put here first. Files are named, never pointed at by a path, and are their owner's.
 */
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sentenceOf, WorkbenchError } from '../workbench-error.ts';
import { type FileSource, fileOnDisk, largestFileBytes, tooLarge } from './file-source.ts';

export interface FileFolder {
  /** Writes a file whole or not at all; answers its length in bytes. */
  readonly write: (name: string, text: Iterable<string>) => Promise<number>;
  readonly source: (name: string) => FileSource;
  readonly pathOf: (name: string) => string;
  /** Keeps what is handed over, under no name of its own, until it is discarded. */
  readonly spool: (name: string, chunks: AsyncIterable<Uint8Array>) => Promise<SpooledFile>;
}

/** The files in that folder. */
export function openFileFolder(folder: string): FileFolder {
  const pathOf = (name: string): string => join(folder, name);
  return {
    pathOf,
    spool: (name, chunks) => spool(folder, name, chunks),
    source: (name) => fileOnDisk(pathOf(name), name),
    write: async (name, text) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return writeText(pathOf(name), text);
    },
  };
}

/** Writes the text beside its place first, so that nobody ever finds half a file. */
export async function writeText(path: string, text: Iterable<string>): Promise<number> {
  const beside = `${path}.part`;
  try {
    const bytes = await writeParts(beside, text);
    await rename(beside, path);
    return bytes;
  } catch (cause) {
    await rm(beside, { force: true });
    if (cause instanceof WorkbenchError) throw cause;
    throw new WorkbenchError(`${path} cannot be written (${sentenceOf(cause)}).`, { cause });
  }
}

const bytesAtOnce = 64 * 1024;

async function writeParts(path: string, text: Iterable<string>): Promise<number> {
  const file = await open(path, 'w', 0o600);
  let bytes = 0;
  let waiting = '';
  try {
    chmodSync(path, 0o600);
    for (const part of text) {
      waiting += part;
      if (waiting.length < bytesAtOnce) continue;
      bytes += await append(file, waiting);
      waiting = '';
    }
    bytes += await append(file, waiting);
  } finally {
    await file.close();
  }
  return bytes;
}

/** All of it: a write by itself may take only a part. */
async function append(file: FileHandle, text: string): Promise<number> {
  const bytes = Buffer.from(text);
  await file.writeFile(bytes);
  return bytes.length;
}

export interface SpooledFile {
  readonly source: FileSource;
  readonly bytes: number;
  readonly discard: () => Promise<void>;
}

/** Keeps what somebody hands over until it was read: a file is read twice, a stream only once. */
async function spool(
  folder: string,
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<SpooledFile> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `incoming-${randomUUID()}.part`);
  const discard = (): Promise<void> => rm(path, { force: true });
  try {
    const bytes = await writeChunks(path, chunks);
    return { source: fileOnDisk(path, name), bytes, discard };
  } catch (thrown) {
    await discard();
    throw thrown;
  }
}

async function writeChunks(path: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > largestFileBytes) throw tooLarge();
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return bytes;
}
