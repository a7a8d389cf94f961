/**
 * The promise that everything else rests on: the inputs of a run alone make all of it again, byte
 * for byte. Held against a kept recording, and against a thousand random runs with their invariants.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { entry } from '#shared/trace/any-entry.ts';
import { type Entry, isInput } from '#shared/trace/entry.ts';
import { impatientClient } from './support/core/impatient-client.ts';
import { createInvariants } from './support/core/invariants.ts';
import { randomRun } from './support/core/random-run.ts';
import { firstDifference, replayed } from './support/core/recorded-run.ts';
import { consoleRun } from './support/products/console-run.ts';

const goldenPath = fileURLToPath(new URL('./golden/impatient-client.trace.json', import.meta.url));
const randomRuns = process.env['FULL'] === '1' ? 2000 : 1000;

/** Admits an entry as it is: zod's own answer would have its keys in another order. */
const recordedEntry = z.custom<Entry>((value) => entry.safeParse(value).success);

/** One entry a line, so that a change of behaviour shows as a change of lines. */
function asFile(entries: readonly Entry[]): string {
  return `[\n${entries.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`;
}

describe('a kept recording', () => {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(goldenPath, asFile(impatientClient()));
  const golden = readFileSync(goldenPath, 'utf8');
  const recorded = z.array(recordedEntry).parse(JSON.parse(golden));

  it('of an impatient outside client is what the engine makes of the same run today', () => {
    expect(asFile(impatientClient())).toBe(golden);
  });

  it('tells of slow_down, of tokens once, and of the second redemption refused', () => {
    const errors = recorded.flatMap((one) =>
      one.kind === 'rules.judged' && one.refusal !== undefined ? [one.refusal.error] : [],
    );
    expect(errors).toEqual([
      'authorization_pending',
      'slow_down',
      'slow_down',
      'authorization_pending',
      'invalid_grant',
    ]);
    expect(recorded.filter(({ kind }) => kind === 'jwts.signed')).toHaveLength(1);
  });

  it('is made again from its inputs alone, byte for byte', () => {
    const inputs = recorded.filter(isInput);
    expect(inputs.length).toBeLessThan(recorded.length);
    expect(asFile(replayed(inputs).entries)).toBe(golden);
  });
});

describe('random runs', () => {
  it(`keep every invariant after every step and replay byte for byte, ${randomRuns} of them`, () => {
    let entries = 0;
    const kinds = new Set<string>();
    for (let seed = 1; seed <= randomRuns; seed += 1) {
      const made = judged(seed);
      const difference = firstDifference(replayed(made).entries, made);
      expect(difference, `seed ${seed}`).toBeUndefined();
      entries += made.length;
      for (const { kind } of made) kinds.add(kind);
    }
    // The random runs are the core's; what an API of a console does is a product's.
    const ofProduct = consoleRun(createInvariants());
    expect(firstDifference(replayed(ofProduct).entries, ofProduct)).toBeUndefined();
    for (const { kind } of ofProduct) kinds.add(kind);
    console.log(`replayed ${randomRuns} random runs with ${entries} entries`);
    const known = entry.options.map((option) => option.shape.kind.value);
    expect([...kinds].toSorted()).toEqual(known.toSorted());
  }, 120_000);

  it('of one seed are the same run twice', () => {
    for (const seed of [1, 7, 42]) {
      expect(firstDifference(randomRun(seed), randomRun(seed))).toBeUndefined();
    }
    expect(firstDifference(randomRun(1), randomRun(2))).toBeDefined();
  });
});

function judged(seed: number): readonly Entry[] {
  try {
    return randomRun(seed, createInvariants());
  } catch (cause) {
    throw new Error(`Random run ${seed} broke.`, { cause });
  }
}
