/** What every explanation is, whatever it explains: each link once, nearest first, and bounded. */
import { describe, expect, it } from 'vitest';
import { profiles, rulesOf } from '#shared/profiles/profiles.ts';
import { coreTables } from '#shared/profiles/rule-tables.ts';
import { causesOf } from '#shared/projections/causes/causes.ts';
import { groundedRules } from '#shared/projections/causes/direct-causes.ts';
import { traceIndexOf } from '#shared/projections/causes/trace-index.ts';
import { lookedAtByRule } from '#shared/projections/causes/values-behind.ts';
import { impatientClient } from '../../support/core/impatient-client.ts';
import { randomRun } from '../../support/core/random-run.ts';
import { createSimulation } from '../../support/core/simulation.ts';

describe('an explanation', () => {
  const runs = [1, 2, 3, 4, 5, 6].map((seed) => randomRun(seed));

  it('holds each link once, and every link but the first is a cause of one before it', () => {
    for (const entries of runs) {
      const index = traceIndexOf(entries);
      for (const { seq } of entries) {
        const links = causesOf(index, seq, rulesOf, 1000)?.links ?? [];
        const ids = links.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const before = new Set<string>();
        const strangers = links.filter(({ id, causes }, place) => {
          const isNamed = place === 0 || before.has(id);
          for (const cause of causes) before.add(cause);
          return !isNamed;
        });
        expect(strangers).toEqual([]);
        expect(links.flatMap(({ causes }) => causes).filter((id) => !ids.includes(id))).toEqual([]);
      }
    }
  });

  it('ends with somebody or something outside, for every message of every run', () => {
    const beginnings = new Set(['person', 'outside', 'clock', 'timer']);
    for (const entries of runs) {
      const index = traceIndexOf(entries);
      for (const { seq } of entries.filter(({ kind }) => kind === 'message.sent')) {
        const links = causesOf(index, seq, rulesOf, 1000)?.links ?? [];
        const ends = links.filter(
          ({ causes, kind }) => causes.length === 0 && kind !== 'parameter',
        );
        expect(ends.length).toBeGreaterThan(0);
        expect(ends.filter(({ kind }) => !beginnings.has(kind))).toEqual([]);
      }
    }
  });

  it('leaves out the middle when there is too much, and still says who began it', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.wait(100_000);
    const poll = simulation.ofKind('message.sent').findLast(({ from }) => from !== 'provider');
    const found = causesOf(traceIndexOf(simulation.entries), poll?.seq ?? -1, rulesOf, 10);
    expect(found?.links).toHaveLength(10);
    expect(found?.omitted).toBeGreaterThan(20);
    expect(found?.links.at(-1)).toMatchObject({ kind: 'person', title: 'presses Sign in' });
  });

  it('is the same for a message, its delivery and its arrival', () => {
    const entries = impatientClient();
    const arrived = entries.find(({ kind }) => kind === 'message.received');
    const [popped = -1, sent = -1] = arrived?.causedBy ?? [];
    const index = traceIndexOf(entries);
    const ofSent = causesOf(index, sent, rulesOf);
    expect(ofSent?.links[0]?.seq).toBe(sent);
    expect(causesOf(index, arrived?.seq ?? -1, rulesOf)).toEqual(ofSent);
    expect(causesOf(index, popped, rulesOf)).toEqual(ofSent);
  });

  it('is none where there is no such entry', () => {
    expect(causesOf(traceIndexOf(impatientClient()), 9999, rulesOf)).toBeUndefined();
  });
});

describe('what is known of single rules', () => {
  it('is known of rules that there are', () => {
    const tables = Object.keys(coreTables);
    const names = Object.keys(profiles).flatMap((profile) =>
      tables.flatMap((table) => rulesOf(profile, table).map(({ name }) => name)),
    );
    const told = [...groundedRules, ...Object.keys(lookedAtByRule)];
    expect(told.filter((name) => !names.includes(name))).toEqual([]);
  });
});
