/** What was asked for and is not over yet, for whoever has to come after it. */
import { useMemo, useRef, useState } from 'react';

export interface UnderWay {
  readonly follow: <Result>(asked: Promise<Result>) => Promise<Result>;
  /** When all that is under way now is over, well or not. */
  readonly answered: () => Promise<unknown>;
  readonly isAny: boolean;
}

/** The functions stay the same. */
export function useUnderWay(): UnderWay {
  const [count, setCount] = useState(0);
  const all = useRef(new Set<Promise<unknown>>());
  const acts = useMemo(
    () => ({
      follow: async <Result>(asked: Promise<Result>): Promise<Result> => {
        all.current.add(asked);
        setCount(all.current.size);
        try {
          return await asked;
        } finally {
          all.current.delete(asked);
          setCount(all.current.size);
        }
      },
      answered: () => Promise.allSettled(all.current),
    }),
    [],
  );
  return { ...acts, isAny: count > 0 };
}
