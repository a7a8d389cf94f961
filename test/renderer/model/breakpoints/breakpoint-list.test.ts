/** What can be done to a list of breakpoints, and undone. */
import { describe, expect, it } from 'vitest';
import {
  changed,
  noPast,
  redone,
  toggled,
  undone,
  withBreakpoint,
} from '#renderer/model/breakpoints/breakpoint-list.ts';

const onToken = { kind: 'endpoint', is: 'token' } as const;
const onSlowDown = { kind: 'error', is: 'slow_down' } as const;
const first = withBreakpoint([], { on: onToken, title: '', once: false });

describe('a list of breakpoints', () => {
  it('gives each a name of its own, even after one of them has gone', () => {
    const two = withBreakpoint(first, { on: onSlowDown, title: 'Too soon', once: true });
    const again = withBreakpoint(two.slice(1), { on: onToken, title: '', once: false });
    expect(new Set(again.map(({ id }) => id)).size).toBe(2);
    expect(two.at(-1)).toMatchObject({ title: 'Too soon', once: true, enabled: true });
  });

  it('has the one for a match switched in and out', () => {
    const both = toggled(first, onSlowDown);
    expect(both.map(({ on }) => on)).toEqual([onToken, onSlowDown]);
    expect(toggled(both, onSlowDown)).toEqual(first);
  });

  it('is undone and redone list by list, until something else is changed', () => {
    const past = changed(noPast, []);
    const back = undone(past, first);
    expect(back).toEqual({ before: [], undone: [first] });
    expect(redone(back, [])).toEqual({ before: [[]], undone: [] });
    expect(changed(back, []).undone).toEqual([]);
  });
});
