/** Keys that mean something only while the keyboard is within one part of the screen. */
import { type RefObject, useEffect } from 'react';

/** Hears every key that is pressed within that part. */
export function useKeysWithin(
  place: RefObject<HTMLElement | null>,
  press: (event: KeyboardEvent) => void,
): void {
  useEffect(() => {
    const part = place.current;
    part?.addEventListener('keydown', press);
    return () => part?.removeEventListener('keydown', press);
  }, [place, press]);
}
