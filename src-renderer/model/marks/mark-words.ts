/** What a mark of a breakpoint says to whoever cannot see it; it ends a line. */
import type { BreakpointMark } from '../breakpoints/breakpoint-marks.ts';

const words: Readonly<Record<BreakpointMark, string>> = {
  on: '; a breakpoint is here',
  off: '; a breakpoint is here, switched off',
  hit: '; time stands here',
};

/** Nothing where there is no mark. */
export function markWords(mark: BreakpointMark | undefined): string {
  return mark === undefined ? '' : words[mark];
}
