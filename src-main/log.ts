/**
 * The operator's log: faults of the workbench itself, one line each on stderr. What happens in a
 * run is in its trace and nowhere else; no token, code or secret is ever logged.
 */
import { redacted } from '#shared/trace/redaction.ts';
import { sentenceOf } from './workbench-error.ts';

/** Writes one line about something that should not have happened. */
export function logFault(sentence: string, thrown: unknown): void {
  process.stderr.write(`${sentence} ${redacted(sentenceOf(thrown))}\n`);
}

/** Writes one line for the person who started the program. */
export function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
