/**
 * Carries files between this page and the workbench, the same way in both hosts: what was exported
 * is saved where the person keeps files, and a file of theirs is handed over to become a run.
 */
import { z } from 'zod';

export type Brought =
  | { readonly kind: 'taken'; readonly run: string; readonly warnings: readonly string[] }
  | { readonly kind: 'refused'; readonly sentence: string };

export interface FileCarrier {
  /** Answers a sentence where it could not be saved. */
  readonly save: (file: string, as: string) => Promise<string | undefined>;
  /** The same for what was made in this window. */
  readonly keep: (blob: Blob, as: string) => void;
  /** Tells how far the reading has come, from 0 to 1. */
  readonly bring: (file: File, onShare: (share: number) => void) => Promise<Brought>;
}

const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reading'), share: z.number() }),
  z.object({ kind: z.literal('taken'), run: z.string(), warnings: z.array(z.string()) }),
  z.object({ kind: z.literal('refused'), sentence: z.string() }),
]);

const silent = 'The workbench does not answer; is it still running?';
const brokenOff: Brought = {
  kind: 'refused',
  sentence:
    'The workbench broke off while it read the file; the list of runs says what became of it.',
};

/** A carrier that shows those headers at the door. */
export function createFileCarrier(headers: Readonly<Record<string, string>>): FileCarrier {
  return {
    save: async (file, as) => {
      try {
        const response = await fetch(`/files/${encodeURIComponent(file)}`, { headers });
        if (!response.ok) return await response.text();
        saveAs(await response.blob(), as);
        return undefined;
      } catch {
        return silent;
      }
    },
    keep: saveAs,
    bring: async (file, onShare) => {
      try {
        const url = `/files/?name=${encodeURIComponent(file.name)}`;
        const response = await fetch(url, { method: 'POST', headers, body: file });
        if (!response.ok || response.body === null)
          return { kind: 'refused', sentence: await response.text() };
        return await lastOf(response.body, onShare);
      } catch {
        return { kind: 'refused', sentence: silent };
      }
    },
  };
}

async function lastOf(
  body: ReadableStream<BufferSource>,
  onShare: (share: number) => void,
): Promise<Brought> {
  let held = '';
  let last: Brought = brokenOff;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const lines = `${held}${chunk.value}`.split('\n');
    held = lines.pop() ?? '';
    for (const text of lines) {
      const told = line.parse(JSON.parse(text));
      if (told.kind === 'reading') onShare(told.share);
      else last = told;
    }
  }
  return last;
}

/** As a link to a file does that says it is to be kept; the host asks where, or knows. */
function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}

/** Long enough for a host to have begun to read it. */
const keptMs = 60_000;
