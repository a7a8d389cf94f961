/** How large a scrolled element is, and how far down it was scrolled. */
import { type RefObject, useLayoutEffect, useState } from 'react';

export interface Viewport {
  readonly top: number;
  readonly height: number;
  readonly width: number;
}

const atFirst: Viewport = { top: 0, height: 600, width: 800 };

export function useViewport(place: RefObject<HTMLElement | null>): Viewport {
  const [viewport, see] = useState(atFirst);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const look = (): void => {
      const { scrollTop: top, clientHeight: height, clientWidth: width } = element;
      see((held) =>
        held.top === top && held.height === height && held.width === width
          ? held
          : { top, height, width },
      );
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [place]);
  return viewport;
}
