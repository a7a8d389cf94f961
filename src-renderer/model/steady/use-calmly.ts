/** Something dear that is made from what grows: made anew at most once in so many milliseconds. */
import { useEffect, useRef, useState } from 'react';

/** What was made last; undefined until it was made for the first time, after the first painting. */
export function useCalmly<Value>(
  make: () => Value,
  version: string | number,
  everyMs: number,
): Value | undefined {
  const [made, setMade] = useState<{ readonly by: () => Value; readonly value: Value }>();
  const before = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const rest = Math.max(0, before.current + everyMs - performance.now());
    const timer = window.setTimeout(() => {
      const value = make();
      setMade({ by: make, value });
      // What could not be made yet has cost nothing, and is tried again at once.
      if (value !== undefined) before.current = performance.now();
    }, rest);
    return () => window.clearTimeout(timer);
  }, [make, version, everyMs]);
  return made?.by === make ? made.value : undefined;
}
