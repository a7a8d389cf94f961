/** Seeking in a run: always what a fold from the start gives, and what was given stays as it was. */
import { describe, expect, it } from 'vitest';
import { createMoments } from '#renderer/model/moment/moments.ts';
import { momentAt } from '#shared/projections/moment.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { randomRun } from '../../../support/core/random-run.ts';

function momentsOf(run: readonly Entry[], spacing: number) {
  const entries: Entry[] = [];
  const moments = createMoments(entries, spacing);
  for (const entry of run) {
    entries.push(entry);
    moments.grow();
  }
  return moments;
}

describe('the moments of a run', () => {
  const run = randomRun(7);
  const last = run.at(-1)?.seq ?? 0;

  it.each([1, 3, 10, 1000])('are those of a fold from the start, kept %d apart', (spacing) => {
    const moments = momentsOf(run, spacing);
    const sought = [last, 0, last - 1, 5, 6, 7, 40, 12, 12, Math.floor(last / 2), -1, last + 5];
    for (const seq of sought) expect(moments.at(seq)).toEqual(momentAt(run, seq));
    for (let seq = last; seq >= 0; seq -= 7) expect(moments.at(seq)).toEqual(momentAt(run, seq));
  });

  it('stay as they were handed out, wherever somebody goes from there', () => {
    const moments = momentsOf(run, 10);
    const held = moments.at(30);
    for (const seq of [31, 60, 35, 2]) moments.at(seq);
    expect(held).toEqual(momentAt(run, 30));
  });
});
