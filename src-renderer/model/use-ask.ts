/** Asks for something and keeps the refusal, to be shown where it was asked and not in a corner. */
import { useCallback, useState } from 'react';
import type { Intent } from '#shared/intents.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { useWindow } from './use-trace.ts';

export interface Asking {
  /** True when it was done. */
  readonly ask: (intent: Intent) => Promise<boolean>;
  /** The same, with the answer itself. */
  readonly outcomeOf: (intent: Intent) => Promise<Outcome>;
  readonly refusal: string | undefined;
  readonly forget: () => void;
}

/** The asking of one place on the screen. */
export function useAsk(): Asking {
  const { port } = useWindow().connection;
  const [refusal, refuse] = useState<string>();
  const outcomeOf = useCallback(
    async (intent: Intent) => {
      const outcome = await port.dispatch(intent);
      refuse(outcome.kind === 'refused' ? outcome.sentence : undefined);
      return outcome;
    },
    [port],
  );
  const ask = useCallback(
    async (intent: Intent) => (await outcomeOf(intent)).kind === 'accepted',
    [outcomeOf],
  );
  const forget = useCallback(() => refuse(undefined), []);
  return { ask, outcomeOf, refusal, forget };
}
