/** Lists of rules' names apart from their entries: smaller, and the same when they are back. */
import { describe, expect, it } from 'vitest';
import { content, itself, withListsApart, withListsBack } from '#shared/trace/lists-apart.ts';
import { randomRun } from '../../support/core/random-run.ts';

/** As they come from the disk: no two entries share a list. */
const entries = randomRun(3).map((entry) => structuredClone(entry));
const judged = entries.filter((entry) => entry.kind === 'rules.judged');

describe('lists apart', () => {
  it.each([
    ['by themselves', itself],
    ['by what stands in them', content],
  ])('are back where they were, told apart %s', (_how, sameness) => {
    const told = JSON.stringify(withListsApart(entries, sameness));
    expect(withListsBack(JSON.parse(told))).toEqual(entries);
  });

  it('are not taken for one another, whatever signs are in the names', () => {
    const [one, other] = judged;
    const named = [
      { ...one, passed: ['a,b'] },
      { ...other, passed: ['a', 'b'] },
    ] as typeof judged;
    const back = withListsBack(withListsApart(named, content));
    expect(back).toEqual(named);
  });

  it('are kept once each, and shared by the entries that have the same one', () => {
    const apart = withListsApart(entries, content);
    const different = new Set(judged.map(({ passed }) => JSON.stringify(passed)));
    expect(judged.length).toBeGreaterThan(different.size);
    expect(apart.lists).toHaveLength(different.size);
    const back = withListsBack(apart).filter((entry) => entry.kind === 'rules.judged');
    expect(new Set(back.map(({ passed }) => passed)).size).toBe(different.size);
  });
});
