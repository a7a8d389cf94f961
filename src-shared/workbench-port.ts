/**
 * The one door between a window and the workbench, the same in both hosts. Three methods, and no
 * other way: what a window shows is folded from what it reads here.
 */
import { z } from 'zod';
import type { Intent } from './intents.ts';
import { pageLimit } from './streams.ts';
import type { Entry } from './trace/entry.ts';
import type { WorkbenchEvent } from './workbench-event.ts';

export type StreamEntry = Entry | WorkbenchEvent;

export type Outcome =
  | { readonly kind: 'accepted'; readonly seq: number }
  | { readonly kind: 'refused'; readonly sentence: string };

export interface TracePage {
  readonly entries: readonly StreamEntry[];
  /** The number to read from next; entries that this window may not see are passed over. */
  readonly next: number;
}

export interface WorkbenchPort {
  readonly dispatch: (intent: Intent) => Promise<Outcome>;
  readonly readTrace: (run: string, from: number, limit: number) => Promise<TracePage>;
  /** Delivers gapless batches from that number on; the answer ends it. */
  readonly follow: (run: string, from: number, onEntries: (page: TracePage) => void) => () => void;
}

export { pageLimit };

export const readRequest = z.strictObject({
  run: z.string().min(1).max(64),
  from: z.int().nonnegative(),
  limit: z.int().min(1).max(pageLimit),
});

export const followRequest = readRequest.omit({ limit: true });
