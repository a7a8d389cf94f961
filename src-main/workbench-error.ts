/**
 * The world outside misbehaved: a port is taken, a disk is full, a file cannot be read. The message
 * is a sentence for a person, with what to do next; hosts show it as it is.
 */
export class WorkbenchError extends Error {
  override readonly name = 'WorkbenchError';
}

/** A sentence for anything that was thrown. */
export function sentenceOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

export const notYours = 'This window may not do that; use the window it belongs to.';
export const inThePast =
  'You are looking at the past; return to now to act, or fork the run from here.';

export function noSuchRun(run: string): string {
  return `There is no run «${run}»; choose one from the list.`;
}
