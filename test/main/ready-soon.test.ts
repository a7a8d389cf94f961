/** What a chosen run needs to go on is made when its window has had time to draw it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReadySoon, type ReadySoon } from '#main/run/derived/ready-soon.ts';

const soonMs = 1000;
const laterMs = 5000;

let opened: string[];
let ready: ReadySoon;

beforeEach(() => {
  vi.useFakeTimers();
  opened = [];
  ready = createReadySoon(async (run) => opened.push(run));
});

afterEach(() => {
  ready.cancel();
  vi.useRealTimers();
});

const choose = (run: string, mode: 'virtual' | 'wall' = 'virtual', closedBecause?: string): void =>
  ready.choose({ run, mode, closedBecause });

describe('a run that was chosen', () => {
  it('is made ready once, and not while it is being drawn', () => {
    choose('a');
    vi.advanceTimersByTime(soonMs);
    expect(opened).toEqual([]);
    vi.advanceTimersByTime(laterMs);
    expect(opened).toEqual(['a']);
  });

  it('is left alone where another one is chosen before', () => {
    choose('a');
    vi.advanceTimersByTime(soonMs);
    choose('b');
    vi.advanceTimersByTime(laterMs);
    expect(opened).toEqual(['b']);
  });

  it('is ready at once where others reach it', () => {
    choose('a', 'wall');
    expect(opened).toEqual(['a']);
  });

  it('is left alone where it is only looked at, and where the workbench ends before', () => {
    choose('a', 'virtual', 'Its keys are not here.');
    choose('b');
    ready.cancel();
    vi.advanceTimersByTime(laterMs);
    expect(opened).toEqual([]);
  });
});
