/**
 * What the trainer asks of the record of a run: to go another way from a moment of the past, to make
 * it a file or a file a run, to run it again in every mode, and to note something. None of it happens in the run itself.
 */
import { z } from 'zod';

const run = z.string().min(1).max(64);
const name = z.string().min(1).max(120);

/** In the folder of files; never a path. */
export const fileName = z
  .string()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} ._()-]{0,119}$/u,
    'A file is named by letters, digits, dots, dashes and blanks.',
  );

export const exportForm = z.enum(['run', 'scenario', 'ndjson']);

export const recordIntent = z.discriminatedUnion('kind', [
  /** A new run that shares everything up to and with that entry, and goes on by itself. */
  z.strictObject({ kind: z.literal('run.fork'), run, at: z.int().nonnegative(), name }),
  z.strictObject({
    kind: z.literal('run.export'),
    run,
    redacted: z.boolean(),
    /** A scenario is what people did and no entries; left out, it is the whole run as one object. */
    as: exportForm.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('run.import'), file: fileName }),
  z.strictObject({
    kind: z.literal('bookmark.set'),
    run,
    /** As in a run file; it is judged when it is set, for a match cannot be known here. */
    bookmark: z.record(z.string(), z.json()),
  }),
  z.strictObject({ kind: z.literal('bookmark.removed'), run, id: z.string().min(1).max(64) }),
  z.strictObject({ kind: z.literal('notes.set'), run, text: z.string().max(100_000) }),
  /** Three new runs of the same script, in poll, ping and push; what has begun of it can be called off. */
  z.strictObject({ kind: z.literal('modes.compare'), run }),
  z.strictObject({ kind: z.literal('modes.cancel'), run }),
]);

export type RecordIntent = Readonly<z.infer<typeof recordIntent>>;

const kinds: ReadonlySet<string> = new Set(
  recordIntent.options.map((option) => option.shape.kind.value),
);

/** True for what is asked of the record, and not of the run itself. */
export function isRecordIntent(intent: { readonly kind: string }): intent is RecordIntent {
  return kinds.has(intent.kind);
}
