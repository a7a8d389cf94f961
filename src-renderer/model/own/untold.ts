/**
 * Something of a run that is set as a whole, like its list of breakpoints. Until the run has told of
 * what was set last, the next change is made to that, and not to what is still on the screen.
 */
import type { Outcome } from '#shared/workbench-port.ts';

export interface Untold<Value> {
  /** As it was set last, or as the run has it. */
  readonly newest: () => Value;
  /** Asks for it when what was asked before is answered. */
  readonly set: (next: Value, ask: () => Promise<Outcome>) => Promise<boolean>;
}

interface Told<Value> {
  readonly value: () => Value;
  /** The number of the run's newest entry. */
  readonly seq: () => number;
}

export function createUntold<Value>(told: Told<Value>): Untold<Value> {
  let own: { readonly value: Value; seq: number } | undefined;
  let answered: Promise<unknown> = Promise.resolve();
  return {
    newest: () => (own === undefined || own.seq <= told.seq() ? told.value() : own.value),
    set: async (value, ask) => {
      const mine = { value, seq: Number.POSITIVE_INFINITY };
      own = mine;
      const sent = answered.then(ask);
      answered = sent.catch(() => undefined);
      let outcome: Outcome | undefined;
      try {
        outcome = await sent;
      } finally {
        mine.seq = outcome?.kind === 'accepted' ? outcome.seq : -1;
      }
      return outcome.kind === 'accepted';
    },
  };
}
