/** What can be done to a list of breakpoints, and the lists that were before and after it. */
import type { Breakpoint } from '#shared/intents/clock-intents.ts';
import type { Match } from '#shared/trace/match/match.ts';
import { printMatch } from '#shared/trace/match/text/match-text.ts';

export type BreakpointList = readonly Breakpoint[];

/** The lists to go back to and forth to, nearest last. */
export interface ListPast {
  readonly undone: readonly BreakpointList[];
  readonly before: readonly BreakpointList[];
}

export const noPast: ListPast = { before: [], undone: [] };
const mostKept = 50;

/** After a change by hand: nothing that was undone can be done again. */
export function changed({ before }: ListPast, former: BreakpointList): ListPast {
  return { before: [...before, former].slice(-mostKept), undone: [] };
}

/** After a step back, from that list to the one before it. */
export function undone({ before, undone: kept }: ListPast, from: BreakpointList): ListPast {
  return { before: before.slice(0, -1), undone: [...kept, from] };
}

/** After a step forth again. */
export function redone({ before, undone: kept }: ListPast, from: BreakpointList): ListPast {
  return { before: [...before, from], undone: kept.slice(0, -1) };
}

/** The list with one more that pauses there; its id is new. */
export function withBreakpoint(
  list: BreakpointList,
  { on, title, once }: Pick<Breakpoint, 'on' | 'title' | 'once'>,
): BreakpointList {
  const ids = new Set(list.map(({ id }) => id));
  let number = list.length + 1;
  while (ids.has(`break-${number}`)) number += 1;
  return [...list, { id: `break-${number}`, title, on, enabled: true, once }];
}

/** The one that pauses for just that, if there is one. */
export function breakpointOn(list: BreakpointList, on: Match): Breakpoint | undefined {
  const text = printMatch(on);
  return list.find((one) => printMatch(one.on) === text);
}

/** Stops for the next of those and then is off; one that is there is changed into that. */
export function onceOn(list: BreakpointList, on: Match): BreakpointList {
  const held = breakpointOn(list, on);
  if (held === undefined) return withBreakpoint(list, { on, title: '', once: true });
  return list.map((one) => (one === held ? { ...one, once: true, enabled: true } : one));
}

/** Takes it away if it is there, and puts it there if it is not. */
export function toggled(list: BreakpointList, on: Match): BreakpointList {
  const held = breakpointOn(list, on);
  if (held !== undefined) return list.filter((one) => one !== held);
  return withBreakpoint(list, { on, title: '', once: false });
}
