/**
 * Writes a run as a file, one entry a line, page by page: however long the run is, only a page of
 * it is in memory. What is written is the record as it stands; nothing is left out unless asked.
 */
import { ndjsonLines } from '#shared/projections/out/ndjson.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Receipt } from '#shared/trace/redaction/export-receipt.ts';
import { createRedaction } from '#shared/trace/redaction.ts';
import { markedEntry } from '#shared/trace/run-file/entry-check.ts';
import { headMembers, type RunFileHead } from '#shared/trace/run-file/run-file.ts';

/** What is to be written; the entries are asked for anew for each reading. */
export interface RunToWrite {
  readonly head: RunFileHead;
  readonly entries: () => Iterable<Entry>;
}

export interface RunText {
  /** The text in parts. */
  readonly text: () => Generator<string>;
  /** What became of it, once all of it was taken. */
  readonly receipt: () => Receipt;
}

/** One JSON object. */
export function runFileText(run: RunToWrite): RunText {
  return masking(run, function* text(head, entries) {
    for (const member of headMembers) {
      const opening = member === headMembers[0] ? '{' : ',\n';
      yield `${opening}${JSON.stringify(member)}:${JSON.stringify(head[member])}`;
    }
    yield ',\n"entries":[';
    let separator = '\n';
    for (const entry of entries) {
      yield separator + JSON.stringify(markedEntry(entry));
      separator = ',\n';
    }
    yield '\n]}\n';
  });
}

/** One line of JSON for each entry. */
export function ndjsonText(run: RunToWrite): RunText {
  return masking(run, ndjsonLines);
}

type Write = (
  head: RunFileHead,
  entries: Iterable<Entry>,
  receipt: () => Receipt,
) => Generator<string>;

/** A redacted run is read twice: a secret may stand before the place that says that it is one. */
function masking({ head, entries }: RunToWrite, write: Write): RunText {
  const redaction = createRedaction();
  let messages = 0;
  const clean = head.redacted ? redaction.clean : <Value>(value: Value): Value => value;

  function* cleaned(): Generator<Entry> {
    for (const entry of entries()) {
      if (entry.kind === 'message.sent' || entry.kind === 'http.arrived') messages += 1;
      yield clean(entry);
    }
  }

  const receipt = (): Receipt => ({
    messages,
    ofMessages: messages,
    ...(head.redacted ? { masked: redaction.masked() } : {}),
  });

  return {
    receipt,
    text: function* text() {
      if (head.redacted) for (const entry of entries()) redaction.learn(entry);
      const shown = head.redacted ? clean({ ...head, keys: null }) : head;
      yield* write(shown, cleaned(), receipt);
    },
  };
}
