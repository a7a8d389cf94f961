/**
 * Any moments of any recorded run make a lesson: once its texts are filled in, the judge of all lessons
 * plays it and finds nothing that does not hold.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { playLesson } from '#main/lessons/headless/play-lesson.ts';
import { finished } from '#shared/lessons/authoring/finished.ts';
import { runRecord } from '#shared/lessons/authoring/run-record.ts';
import { readLesson } from '#shared/lessons/read-lesson.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { markedDraft, withTexts } from '../../../support/files/drafted-lesson.ts';
import { goldenRun, goldenScenarios } from '../../../support/files/golden-runs.ts';

const runs = new Map<string, readonly Entry[]>();
const entriesOf = (name: string): readonly Entry[] => runs.get(name) ?? [];

beforeAll(async () => {
  for (const name of goldenScenarios) runs.set(name, await goldenRun(name));
});

/** A run, and some of its entries. */
const marked = fc.constantFrom(...goldenScenarios).chain((name) =>
  fc.record({
    name: fc.constant(name),
    shares: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), {
      minLength: 1,
      maxLength: 6,
    }),
  }),
);

const seqsOf = (entries: readonly Entry[], shares: readonly number[]): readonly number[] =>
  shares.map((share) => Math.floor(share * entries.length));

async function failing(text: string): Promise<readonly string[]> {
  const read = readLesson(text);
  if (read.kind === 'refused') return [read.sentence];
  const { findings } = await playLesson(read.lesson, { engine: 'test' });
  return findings.flatMap(({ holds, place, sentence }) => (holds ? [] : [`${place}: ${sentence}`]));
}

describe('a draft on a recorded run', () => {
  it('is a lesson that the judge accepts, whatever moments were marked', async () => {
    await fc.assert(
      fc.asyncProperty(marked, async ({ name, shares }) => {
        const entries = entriesOf(name);
        const draft = withTexts(markedDraft(entries, seqsOf(entries, shares)));
        fc.pre(draft.beats.length > 0);
        const done = finished(draft, runRecord(entries));
        expect(done.kind === 'finished' ? await failing(done.text) : done.faults).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it.each(goldenScenarios)('may have every moment of «%s» as a beat', async (name) => {
    const entries = entriesOf(name);
    const { steps } = runRecord(entries);
    const draft = withTexts(
      markedDraft(
        entries,
        steps.map(({ last }) => last),
      ),
    );
    expect(draft.beats.length).toBeGreaterThan(10);
    const done = finished(draft, runRecord(entries));
    expect(done.kind === 'finished' ? await failing(done.text) : done.faults).toEqual([]);
  });

  it('lacks nothing but why, as long as nobody has written that', () => {
    fc.assert(
      fc.property(marked, ({ name, shares }) => {
        const entries = entriesOf(name);
        const draft = markedDraft(entries, seqsOf(entries, shares));
        fc.pre(draft.beats.length > 0);
        const done = finished(draft, runRecord(entries));
        if (done.kind !== 'faulty') throw new Error('A lesson without a why was accepted.');
        for (const { place, sentence } of done.faults) {
          expect(place).toMatch(/^beats\.\d+\.why\.(text|shows)$/);
          expect(sentence).toMatch(/^(Write why|Say what shows)/);
        }
        const places = done.faults.map(({ place }) => place);
        for (const index of draft.beats.keys()) expect(places).toContain(`beats.${index}.why.text`);
      }),
      { numRuns: 60 },
    );
  });
});
