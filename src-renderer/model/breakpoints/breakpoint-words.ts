/** What has just become of the breakpoints, in a sentence for whoever pressed a key. */

import type { Match } from '#shared/trace/match/match.ts';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import { type BreakpointList, breakpointOn } from './breakpoint-list.ts';

/** What the list does from now on for what that match means. */
export function breakpointWords(list: BreakpointList, on: Match): string {
  const held = breakpointOn(list, on);
  const what = describeMatch(on);
  if (held === undefined) return `Time no longer stops for ${what}.`;
  return held.once
    ? `Time stops for the next one alone: ${what}.`
    : `Time stops for every one: ${what}.`;
}
