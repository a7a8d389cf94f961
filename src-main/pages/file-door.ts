/**
 * Carries files between a console's page and the workbench, the same in both hosts: GET fetches what
 * was exported, POST hands over what is to become a run. Who may come here is the host's to judge.
 */
import { z } from 'zod';
import { fileName } from '#shared/intents/record-intents.ts';
import type { FileSource } from '../files/file-source.ts';
import type { Workbench } from '../workbench.ts';
import { sentenceOf, WorkbenchError } from '../workbench-error.ts';

export type FileDoor = (request: Request) => Promise<Response>;

/** Every path of the door begins with it. */
export const fileDoorPath = '/files/';

const shownName = z.string().trim().min(1).max(200);

/** The door to that workbench's files. */
export function createFileDoor(workbench: Pick<Workbench, 'files' | 'bringRun'>): FileDoor {
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === 'POST' && pathname === fileDoorPath)
      return take(workbench, request, shownName.catch('The file').parse(searchParams.get('name')));
    const named = fileName.safeParse(decodedName(pathname));
    if (request.method !== 'GET' || !named.success) return plain(404, 'There is no such file.');
    return fetched(workbench.files.source(named.data));
  };
}

function decodedName(pathname: string): string {
  try {
    return decodeURIComponent(pathname.slice(fileDoorPath.length));
  } catch {
    return '';
  }
}

/** The first piece is awaited, so that a file that is not there is refused and not cut off. */
async function fetched(source: FileSource): Promise<Response> {
  const chunks = source.chunks()[Symbol.asyncIterator]();
  try {
    const first = await chunks.next();
    return new Response(streamOf(chunks, first), {
      headers: { ...guards, 'Content-Type': 'application/json' },
    });
  } catch (thrown) {
    return plain(404, sentenceOf(thrown));
  }
}

function streamOf(
  chunks: AsyncIterator<Uint8Array>,
  first: IteratorResult<Uint8Array>,
): ReadableStream<Uint8Array> {
  let next: IteratorResult<Uint8Array> | undefined = first;
  return new ReadableStream({
    pull: async (controller) => {
      const piece = next ?? (await chunks.next());
      next = undefined;
      if (piece.done === true) controller.close();
      else controller.enqueue(piece.value);
    },
    cancel: async () => void (await chunks.return?.()),
  });
}

/** What became of it, as the last of a few lines; those before say how far the reading has come. */
function take(
  workbench: Pick<Workbench, 'files' | 'bringRun'>,
  { body }: Request,
  name: string,
): Response {
  const encoder = new TextEncoder();
  const lines = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      let isWanted = true;
      const tell = (line: object): void => {
        try {
          if (isWanted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
        } catch {
          // The page has gone away; the run is made all the same.
          isWanted = false;
        }
      };
      tell(await taken(workbench, body ?? emptyBody(), name, tell));
      if (isWanted) controller.close();
    },
  });
  return new Response(lines, { headers: { ...guards, 'Content-Type': 'application/x-ndjson' } });
}

async function taken(
  workbench: Pick<Workbench, 'files' | 'bringRun'>,
  body: AsyncIterable<Uint8Array>,
  name: string,
  tell: (line: object) => void,
): Promise<object> {
  try {
    const spooled = await workbench.files.spool(name, body);
    try {
      const { source, bytes } = spooled;
      const told = watched(source, bytes, (share) => tell({ kind: 'reading', share }));
      const { run, warnings } = await workbench.bringRun(told);
      return { kind: 'taken', run, warnings };
    } finally {
      await spooled.discard();
    }
  } catch (thrown) {
    if (thrown instanceof WorkbenchError) return { kind: 'refused', sentence: thrown.message };
    throw thrown;
  }
}

/** A file is read twice: what it is, and then its entries. */
const readings = 2;
const toldEvery = 0.02;

function watched(source: FileSource, bytes: number, tell: (share: number) => void): FileSource {
  let read = 0;
  let told = 0;
  return {
    name: source.name,
    chunks: async function* chunks() {
      for await (const chunk of source.chunks()) {
        yield chunk;
        read += chunk.length;
        const share = Math.min(1, read / (readings * bytes));
        if (share - told < toldEvery) continue;
        told = share;
        tell(share);
      }
    },
  };
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}

const guards = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };

function plain(status: number, sentence: string): Response {
  return new Response(sentence, { status, headers: { ...guards, 'Content-Type': 'text/plain' } });
}
