/** A value as it was when it last came to rest: what nobody sees is not made while it still moves. */
import { useEffect, useState } from 'react';

/** The newest value that has stayed for so many milliseconds, or the first one. */
export function useRested<Value>(value: Value, restMs: number): Value {
  const [rested, rest] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => rest(() => value), restMs);
    return () => window.clearTimeout(timer);
  }, [value, restMs]);
  return rested;
}
