/** Asks for something and keeps the refusal, to be shown where it was asked and not in a corner. */
import { useCallback, useState } from 'react';
import type { Intent } from '#shared/intents.ts';
import { useWindow } from './use-trace.ts';

export interface Asking {
  /** True when it was done. */
  readonly ask: (intent: Intent) => Promise<boolean>;
  readonly refusal: string | undefined;
  readonly forget: () => void;
}

/** The asking of one place on the screen. */
export function useAsk(): Asking {
  const { port } = useWindow().connection;
  const [refusal, refuse] = useState<string>();
  const ask = useCallback(
    async (intent: Intent) => {
      const outcome = await port.dispatch(intent);
      refuse(outcome.kind === 'refused' ? outcome.sentence : undefined);
      return outcome.kind === 'accepted';
    },
    [port],
  );
  const forget = useCallback(() => refuse(undefined), []);
  return { ask, refusal, forget };
}
