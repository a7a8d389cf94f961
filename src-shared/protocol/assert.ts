/**
 * For our own mistakes only: an assertion that fails is a defect of the workbench, so it stops
 * the step loudly. What a peer does wrong is a refusal, never an assertion.
 */
export function assert(holds: unknown, sentence: string): asserts holds {
  if (!holds) throw new Error(`The workbench broke its own rule: ${sentence}.`);
}

/** Closes a switch over a union; the compiler complains where a member was forgotten. */
export function unreachable(value: never): never {
  throw new Error(`The workbench met a case it does not know: ${JSON.stringify(value)}.`);
}
