/** Functions that stay the same while what they do changes, so that nobody is drawn anew for them. */
import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that does what the newest one given does; for events, never for drawing. */
export function useSteady<Given extends readonly unknown[]>(
  act: (...given: Given) => void,
): (...given: Given) => void {
  const newest = useRef(act);
  useLayoutEffect(() => {
    newest.current = act;
  });
  return useCallback((...given: Given) => newest.current(...given), []);
}
