/** Watches frame by frame whether there is a figure to be seen while something is drawn. */
import { nextFrame } from './figure-side.ts';

export interface Flicker {
  readonly framesWithout: number;
  readonly msWithout: number;
  /** The longest time between two frames: for so long nothing on the page could move. */
  readonly longestFrameMs: number;
}

/** Draws between two frames, and says what the frames from there on showed. */
export async function watchFrames(
  place: HTMLElement,
  drawing: () => Promise<void>,
): Promise<Flicker> {
  await nextFrame();
  await nextFrame();
  let isDrawn = false;
  let framesWithout = 0;
  let msWithout = 0;
  let longestFrameMs = 0;
  let before = performance.now();
  let wasThere = true;
  // As a task of its own, so that what a frame finds in the document is what it paints.
  setTimeout(() => void drawing().then(() => (isDrawn = true)), 0);
  for (let framesAfter = 0; framesAfter < 2; framesAfter += isDrawn ? 1 : 0) {
    await nextFrame();
    const now = performance.now();
    if (!wasThere) msWithout += now - before;
    longestFrameMs = Math.max(longestFrameMs, now - before);
    wasThere = place.querySelector('svg') !== null;
    if (!wasThere) framesWithout += 1;
    before = now;
  }
  return { framesWithout, msWithout, longestFrameMs };
}
