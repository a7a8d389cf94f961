/** What a search finds among the lines of a run, and what it offers to write next. */
import { describe, expect, it } from 'vitest';
import { completeSearch } from '#shared/projections/search/complete-search.ts';
import { addToSaidValues, createSaidValues } from '#shared/projections/search/said-values.ts';
import { addToSearch, createSearch } from '#shared/projections/search/search.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { parseSearch } from '#shared/trace/match/text/match-text.ts';
import { richRun } from '#test/support/core/rich-run.ts';
import { pushedClient } from '#test/support/match/recorded-runs.ts';

const run = richRun();
const messages = run.filter(({ kind }) => kind === 'message.sent');

function searched(text: string, entries: readonly Entry[] = run) {
  const read = parseSearch(text);
  if (read.kind === 'refused') throw new Error(read.sentence);
  const search = createSearch(read.match);
  for (const entry of entries) addToSearch(search, entry);
  return search;
}

function found(text: string, entries: readonly Entry[] = run): readonly number[] {
  return searched(text, entries).found.map(({ seq }) => seq);
}

describe('a search in a run', () => {
  it('finds messages by what they say themselves', () => {
    const slow = found('error:slow_down');
    expect(slow.length).toBeGreaterThan(0);
    expect(slow.length).toBeLessThan(messages.length);
    expect(found('slow_down')).toEqual(slow);
    expect(found('not error:slow_down')).toHaveLength(messages.length - slow.length);
  });

  it('finds the message that brought about a judgement, a move or an end of a timer', () => {
    const judged = run.filter(({ kind }) => kind === 'rules.judged');
    expect(judged.length).toBeGreaterThan(0);
    const requests = found('direction:request endpoint:token');
    for (const seq of found('table:token')) expect(requests).toContain(seq);
    expect(found('rule:waits-for-the-interval').length).toBe(found('error:slow_down').length);
    const granted = searched('state:authentication-request=alive.granted');
    expect(granted.found.length).toBeGreaterThan(0);
  });

  it('keeps its finds in order and once each, whatever finds them', () => {
    const all = found('judged:accepted or error:slow_down or machine:polling');
    expect(all).toEqual([...new Set(all)].toSorted((left, right) => left - right));
  });

  it('lights what a person did, which is no message', () => {
    const { found: none, lit } = searched('kind:intent.given');
    expect(none).toEqual([]);
    const acts = run.filter(({ kind }) => kind === 'intent.given');
    expect([...lit]).toEqual(acts.map(({ seq }) => seq));
  });

  it('says the same however the entries come in', () => {
    const whole = found('error:authorization_pending');
    const growing = searched('error:authorization_pending', run.slice(0, 50));
    const early = growing.found.length;
    for (const entry of run.slice(50)) addToSearch(growing, entry);
    expect(early).toBeLessThan(whole.length);
    expect(growing.found.map(({ seq }) => seq)).toEqual(whole);
  });

  it('counts what comes in from outside as a message', () => {
    const outside = pushedClient();
    const calls = outside.filter(({ kind }) => kind === 'http.arrived');
    expect(found('from:outside-client', outside)).toEqual(
      expect.arrayContaining(calls.map(({ seq }) => seq)),
    );
  });
});

describe('completion', () => {
  const said = createSaidValues();
  for (const entry of run) addToSaidValues(said, entry);
  const words = (text: string) => completeSearch(text, said).map(({ word }) => word);

  it('offers the keys that fit', () => {
    expect(words('par')).toEqual(['party:', 'param:', 'param.']);
    expect(words('error:slow_down cl')).toEqual(['claim:', 'clause:', 'client:', 'claim.']);
  });

  it('offers values that occur in this run, before those of the language', () => {
    expect(words('error:')).toContain('error:slow_down');
    expect(words('error:')).not.toContain('error:invalid_grant');
    expect(words('party:rel')).toEqual(['party:relying-party']);
    expect(words('param.binding_message:')).toEqual(
      expect.arrayContaining(['param.binding_message:W4SCT', 'param.binding_message:ORDER-17']),
    );
    expect(words('param.binding')).toEqual(['param.binding_message:']);
    expect(words('claim:ac')).toEqual(['claim:acr']);
    expect(words('state:polling=')).toContain('state:polling=resting');
    const endpoints = completeSearch('endpoint:', said);
    expect(endpoints[0]?.isSaid).toBe(true);
    expect(endpoints.at(-1)?.isSaid).toBe(false);
  });

  it('offers only what is read or can be gone on with, and the rest of the text stays', () => {
    for (const key of ['party:', 'error:', 'rule:', 'table:', 'user:', 'request:', 'method:']) {
      const offered = completeSearch(`(status:4xx or ${key}`, said);
      expect(offered.length).toBeGreaterThan(0);
      for (const { text } of offered) expect(parseSearch(`${text})`).kind).toBe('read');
    }
    expect(completeSearch('param.binding_message:"W', said)).toEqual([]);
  });
});
