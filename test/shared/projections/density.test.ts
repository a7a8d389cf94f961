/** The density of a run: every entry counted once, the same however it came in. */
import { describe, expect, it } from 'vitest';
import {
  addToDensity,
  type Bucket,
  createDensity,
  density,
  type Strip,
} from '#shared/projections/density/density.ts';
import { type Entry, isInput } from '#shared/trace/entry.ts';
import { answered, openToldRequest, unreachable } from '../../support/core/called-client.ts';
import { impatientClient } from '../../support/core/impatient-client.ts';
import { outsideSetup } from '../../support/core/outside-parties.ts';
import { randomRun } from '../../support/core/random-run.ts';
import { createSimulation } from '../../support/core/simulation.ts';

function total({ buckets }: Strip, of: keyof Bucket): number {
  return buckets.reduce((sum, bucket) => sum + bucket[of], 0);
}

function ofKind(entries: readonly Entry[], ...kinds: readonly Entry['kind'][]): number {
  return entries.filter(({ kind }) => kinds.includes(kind)).length;
}

describe('the density of a run', () => {
  it('counts every message, move and input once, by number and by time', () => {
    const entries = impatientClient();
    const { bySequence, byTime } = density(entries, 10);
    for (const strip of [bySequence, byTime]) {
      expect(total(strip, 'messages')).toBe(ofKind(entries, 'message.sent', 'http.arrived'));
      expect(total(strip, 'moves')).toBe(ofKind(entries, 'machine.moved'));
      expect(total(strip, 'inputs')).toBe(entries.filter(isInput).length);
    }
  });

  it('counts two polls too soon and a second redemption as refusals, but no poll that waits', () => {
    expect(total(density(impatientClient(), 10).bySequence, 'refusals')).toBe(3);
  });

  it('counts a notification that failed as a refusal, and one that was taken as none', () => {
    const simulation = createSimulation({ setup: outsideSetup({ mode: 'wall' }) });
    simulation.decideFor(openToldRequest(simulation, 'ping'), { decision: 'approve' });
    simulation.endCall(unreachable);
    simulation.wait(1000);
    simulation.endCall(answered(204));
    expect(total(density(simulation.entries, 10).byTime, 'refusals')).toBe(1);
  });

  it('puts an entry where its number and its time are', () => {
    const entries = impatientClient();
    const { bySequence, byTime } = density(entries, 8);
    for (const [strip, place] of [
      [bySequence, (entry: Entry) => entry.seq],
      [byTime, (entry: Entry) => entry.at],
    ] as const) {
      strip.buckets.forEach((bucket, index) => {
        const within = entries.filter((entry) => Math.floor(place(entry) / strip.width) === index);
        expect(bucket.moves).toBe(ofKind(within, 'machine.moved'));
      });
    }
  });

  it('fills between half and all of the buckets that were asked for', () => {
    for (const seed of [1, 2, 3, 4]) {
      const entries = randomRun(seed);
      for (const most of [1, 7, 16, entries.length]) {
        const filled = density(entries, most).bySequence.buckets.length;
        expect(filled).toBeLessThanOrEqual(most);
        expect(filled).toBeGreaterThanOrEqual(Math.floor(most / 2));
      }
    }
  });

  it('is the same when it grew entry by entry, for every prefix', () => {
    const entries = impatientClient();
    const growing = createDensity(6);
    entries.forEach((entry, index) => {
      addToDensity(growing, entry);
      expect(growing).toEqual(density(entries.slice(0, index + 1), 6));
    });
  });

  it('begins where a run begins that goes on from another one', () => {
    const later = impatientClient().slice(20);
    const { bySequence, byTime } = density(later, 16);
    expect(bySequence.origin).toBe(20);
    expect(byTime.origin).toBe(later[0]?.at);
    expect(total(bySequence, 'inputs')).toBe(later.filter(isInput).length);
  });
});
