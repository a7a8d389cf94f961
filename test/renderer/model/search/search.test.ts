/** From hit to hit, and what is offered for a word that cannot be read. */
import { describe, expect, it } from 'vitest';
import { searchIn } from '#renderer/model/search/grown-search.ts';
import { hitFrom } from '#renderer/model/search/use-hits.ts';
import { nearestWords } from '#renderer/panels/search/nearest-words.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { parseSearch } from '#shared/trace/match/text/match-text.ts';
import { leafKeywords } from '#shared/trace/match/text/read-leaf.ts';
import { signedInTill } from '../../../support/match/recorded-runs.ts';

const hits = [{ seq: 4 }, { seq: 9 }, { seq: 20 }];

describe('the next hit', () => {
  it('comes after what is chosen, and over the end begins anew', () => {
    expect([undefined, 3, 4, 12, 20, 99].map((from) => hitFrom(hits, from, 1))).toEqual([
      0, 0, 1, 2, 0, 0,
    ]);
    expect([undefined, 3, 4, 12, 20, 99].map((from) => hitFrom(hits, from, -1))).toEqual([
      2, 2, 2, 1, 1, 2,
    ]);
  });
});

describe('a search that is asked again', () => {
  it('reads only the entries that are new', () => {
    const read = parseSearch('endpoint:token');
    if (read.kind === 'refused') throw new Error(read.sentence);
    let reads = 0;
    const entries = signedInTill().map((entry) => counted(entry, () => (reads += 1)));
    const model = { entries: entries.slice(0, 40) };
    searchIn(model, read.match);
    const once = reads;
    searchIn(model, read.match);
    expect(reads).toBe(once);
    model.entries.push(...entries.slice(40, 41));
    searchIn(model, read.match);
    expect(reads).toBeGreaterThan(once);
    expect(reads - once).toBeLessThan(once / 10);
  });
});

/** Tells of every look at an entry. */
function counted(entry: Entry, tell: () => void): Entry {
  return new Proxy(entry, {
    get: (target, name) => {
      tell();
      return Reflect.get(target, name);
    },
  });
}

describe('a misspelt word', () => {
  const keys = leafKeywords.map((key) => `${key}:`);

  it('leads to the keys that it is near to', () => {
    expect(nearestWords('eror:slow_down', leafKeywords)[0]).toBe('error:slow_down');
    expect(nearestWords('stat', keys)).toContain('state:');
    expect(nearestWords('qqqqqqqqqqqq', leafKeywords)).toEqual([]);
  });
});
