/** The match made from a message: it finds that message, and none that went another way. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchLike } from '#renderer/model/breakpoints/match-like.ts';
import { addToDiagram, createSequenceDiagram } from '#shared/projections/sequence-diagram.ts';
import { entry } from '#shared/trace/any-entry.ts';
import { matchesIn } from '#shared/trace/match/find-matches.ts';
import { parseMatch, printMatch } from '#shared/trace/match/text/match-text.ts';

const entries = JSON.parse(
  readFileSync(new URL('../../../golden/impatient-client.trace.json', import.meta.url), 'utf8'),
).map((one: unknown) => entry.parse(one));
const diagram = createSequenceDiagram();
for (const one of entries) addToDiagram(diagram, one);
const { messages } = diagram;

describe('the match of messages like one', () => {
  it('finds every message that it was made from, and can be written as text', () => {
    expect(messages.list.length).toBeGreaterThan(10);
    for (const message of messages.list) {
      const on = matchLike(messages, message);
      const found = [...matchesIn(entries, on)].map(({ seq }) => seq);
      expect(found).toContain(message.seq);
      expect(parseMatch(printMatch(on))).toEqual({ kind: 'read', match: on });
    }
  });

  it('tells requests from answers, and one outcome from another', () => {
    const texts = messages.list.map((message) => printMatch(matchLike(messages, message)));
    expect(texts).toContain('direction:request endpoint:token from:outside-client');
    expect(texts).toContain('endpoint:token error:slow_down');
    const slow = messages.list.find(({ title }) => title.includes('slow_down'));
    if (slow === undefined) throw new Error('Nobody was told to slow down.');
    const found = [...matchesIn(entries, matchLike(messages, slow))].map(({ seq }) => seq);
    const titles = found.map((seq) => messages.bySeq.get(seq)?.title);
    expect(new Set(titles)).toEqual(new Set([slow.title]));
  });
});
