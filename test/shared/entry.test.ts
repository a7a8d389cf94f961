/**
 * The vocabulary of the trace as a schema: it admits every entry that a run makes and nothing that
 * merely looks like one. The thousand runs of `replay.test.ts` pass through it as well.
 */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { entry } from '#shared/trace/any-entry.ts';
import { derivedEntry } from '#shared/trace/derived-entry.ts';
import { isInput } from '#shared/trace/entry.ts';
import { entryKinds } from '#shared/trace/entry-kind.ts';
import { inputEntry } from '#shared/trace/input-entry.ts';
import { nameOf, party, roleOf } from '#shared/trace/party.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';
import { randomRun } from '#test/support/core/random-run.ts';

const entries = [...impatientClient(), ...randomRun(3), ...randomRun(4)];
const [first] = entries;

describe('an entry', () => {
  it('of a run is admitted and comes out as it went in', () => {
    expect(entries.length).toBeGreaterThan(100);
    for (const one of entries) expect(entry.parse(one)).toEqual(one);
  });

  it('of a run is still the same entry when it has been JSON', () => {
    for (const one of entries) expect(JSON.parse(JSON.stringify(one))).toEqual(one);
  });

  it('is an input or derived, and never both', () => {
    const kindsOf = (options: readonly { shape: { kind: { value: string } } }[]) =>
      options.map(({ shape }) => shape.kind.value);
    const [inputs, derived] = [kindsOf(inputEntry.options), kindsOf(derivedEntry.options)];
    expect(inputs.filter((kind) => derived.includes(kind))).toEqual([]);
    for (const one of entries) expect(isInput(one)).toBe(inputs.includes(one.kind));
  });

  it('is of a kind that intents can name', () => {
    const kinds = entry.options.map((option) => option.shape.kind.value);
    expect(entryKinds.toSorted()).toEqual(kinds.toSorted());
  });

  it.each<[string, object]>([
    ['a member that nobody knows', { surprise: 1 }],
    ['a number that is none', { seq: 1.5 }],
    ['a negative number', { seq: -1 }],
    ['a time before the run', { at: -1 }],
    ['a party that does not exist', { party: 'burglar' }],
    ['a kind that does not exist', { kind: 'run.exploded' }],
    ['another format', { format: 2 }],
    ['entropy that is no base64', { entropy: '***' }],
  ])('is not admitted with %s', (_title, change) => {
    expect(entry.safeParse(first).success).toBe(true);
    expect(entry.safeParse({ ...first, ...change }).success).toBe(false);
  });

  it('has a JSON Schema', () => {
    const schema = z.toJSONSchema(entry, { unrepresentable: 'any' });
    expect(schema.oneOf ?? schema.anyOf).toHaveLength(entry.options.length);
  });
});

describe('a party', () => {
  it.each([
    ['provider', 'provider', ''],
    ['relying-party/till', 'relying-party', 'till'],
    ['authentication-device/phone/of/alice', 'authentication-device', 'phone/of/alice'],
  ] as const)('%s has its role and its name', (of, role, name) => {
    expect([party.parse(of), roleOf(of), nameOf(of)]).toEqual([of, role, name]);
  });

  it.each(['', 'till', 'provider/', 'relying-party\n', 'Provider', 7, null])(
    'is not %j',
    (value) => {
      expect(party.safeParse(value).success).toBe(false);
    },
  );
});
