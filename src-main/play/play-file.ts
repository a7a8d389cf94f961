/** Plays an opened file, whichever kind it is, for whoever reads the transcript and the entries. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { createRederivation, differenceSentence } from '#shared/kernel/rederivation.ts';
import { createTranscript } from '#shared/projections/transcript.ts';
import type { Entry } from '#shared/trace/entry.ts';
import {
  createExpectationJudge,
  outcomeSentence,
} from '#shared/trace/run-file/expectation-judge.ts';
import { onlyARecord } from '#shared/trace/run-file/outside-record.ts';
import type { OpenedFile } from '../files/open-file.ts';
import { tell } from '../log.ts';
import { sentenceOf, WorkbenchError } from '../workbench-error.ts';
import { playScenario } from './play-scenario.ts';
import { createTranscriptPrinter } from './print-transcript.ts';

export interface PlayChoices {
  readonly engine: string;
  /** How many times as fast as a clock; infinite is as fast as it goes. */
  readonly speed: number;
  readonly out: string | undefined;
}

export interface Played {
  readonly entries: number;
  /** What did not come as the file expects, as sentences. */
  readonly failures: readonly string[];
}

/** Plays it to its end. */
export async function playFile(opened: OpenedFile, choices: PlayChoices): Promise<Played> {
  const { expectations } = opened.kind === 'scenario' ? opened.scenario : opened.head;
  const judge = createExpectationJudge(expectations);
  const transcript = createTranscript();
  const isColoured = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  const write = (text: string): void => void process.stdout.write(text);
  const { print } = createTranscriptPrinter({ write, isColoured, names: transcript.names });
  const out = choices.out === undefined ? undefined : openLines(choices.out);
  const until = pace(choices.speed);
  let entries = 0;

  function take(entry: Entry): void {
    entries += 1;
    judge.take(entry);
    out?.write(entry);
    print(transcript.take(entry));
  }

  try {
    const refusals =
      opened.kind === 'scenario'
        ? await playScenario(opened.scenario, {
            engine: choices.engine,
            until,
            onEntries: (made) => made.forEach(take),
          })
        : await showRun(opened, take, until);
    print(transcript.end());
    const missed = judge.outcomes().filter(({ holds }) => !holds);
    return { entries, failures: [...refusals, ...missed.map(outcomeSentence)] };
  } finally {
    out?.close();
  }
}

const shownOnly = {
  redacted: 'It was redacted: it is shown as recorded, and cannot be replayed.',
  har: 'It is from a HAR file: it is shown as recorded, and cannot be replayed.',
} as const;

/** A run is shown as it is on record, also where this version would make another one of it. */
async function showRun(
  { head, entries }: Extract<OpenedFile, { kind: 'run' }>,
  take: (entry: Entry) => void,
  until: (atMs: number) => Promise<void>,
): Promise<readonly string[]> {
  const record = onlyARecord(head);
  const derivation = createRederivation();
  for await (const entry of entries()) {
    await until(entry.at);
    if (record === undefined) derivation.take(entry);
    take(entry);
  }
  if (record !== undefined) tell(shownOnly[record]);
  const difference = record === undefined ? derivation.end() : undefined;
  if (difference !== undefined) tell(differenceSentence(difference));
  return [];
}

/** Waits for a moment of the run to come. */
function pace(speed: number): (atMs: number) => Promise<void> {
  const began = performance.now();
  let first: number | undefined;
  return async (atMs) => {
    first ??= atMs;
    const wait = began + (atMs - first) / speed - performance.now();
    if (wait > 1) await new Promise((resume) => setTimeout(resume, wait));
  };
}

/** The trace as lines of JSON, for its owner alone. */
function openLines(path: string) {
  try {
    const file = openSync(path, 'w', 0o600);
    return {
      write: (entry: Entry): void => void writeSync(file, `${JSON.stringify(entry)}\n`),
      close: (): void => closeSync(file),
    };
  } catch (cause) {
    throw new WorkbenchError(`${path} cannot be written (${sentenceOf(cause)}).`, { cause });
  }
}
