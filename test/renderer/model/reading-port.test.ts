/** A run that is read and not followed: all of it comes, page by page, and nothing after that. */
import { describe, expect, it, vi } from 'vitest';
import { readingPort } from '#renderer/model/modes/use-read-run.ts';
import { pageLimit, type TracePage, type WorkbenchPort } from '#shared/workbench-port.ts';

/** A port over that many entries, of which a window may see none. */
function portOf(count: number): WorkbenchPort {
  return {
    dispatch: async () => ({ kind: 'accepted', seq: 0 }),
    readTrace: async (_run, from, limit) => ({
      entries: [],
      next: Math.min(count, from + limit),
    }),
    follow: () => {
      throw new Error('Nobody is to be followed.');
    },
  };
}

describe('a run that is read', () => {
  it('comes in pages up to its end, without a stream', async () => {
    const pages: TracePage[] = [];
    readingPort(portOf(pageLimit * 2 + 10)).follow('run', 0, (page) => pages.push(page));
    await vi.waitFor(() => expect(pages).toHaveLength(3));
    expect(pages.map(({ next }) => next)).toEqual([pageLimit, pageLimit * 2, pageLimit * 2 + 10]);
  });

  it('stops where nobody wants it any more', async () => {
    const pages: TracePage[] = [];
    const stop = readingPort(portOf(pageLimit * 5)).follow('run', 0, (page) => {
      pages.push(page);
      stop();
    });
    await vi.waitFor(() => expect(pages).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve));
    expect(pages).toHaveLength(1);
  });
});
