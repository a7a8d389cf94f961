/**
 * What a relying party's window says that its client knows: made from what that window is sent, and
 * from nothing else, at any moment of the run.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playScenario } from '#main/play/play-scenario.ts';
import { clientKnowledge } from '#renderer/model/story/client-knowledge.ts';
import { momentAt } from '#shared/projections/moment.ts';
import { addToDiagram, createSequenceDiagram } from '#shared/projections/sequence-diagram.ts';
import { visibleTo } from '#shared/projections/visible-to.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import { scenario } from '#shared/trace/run-file/scenario.ts';

const till = { view: 'relying-party', run: 'r', party: 'till' } as const;
const party = 'relying-party/till';

/** A scenario as the till's window is sent it. */
async function seenAtTill(name: string): Promise<readonly Entry[]> {
  const path = new URL(`../../../../scenarios/${name}.json`, import.meta.url);
  const read = scenario.parse(JSON.parse(readFileSync(path, 'utf8')));
  const entries: Entry[] = [];
  await playScenario(read, {
    engine: 'test',
    onEntries: (made) => entries.push(...made),
    until: async () => undefined,
  });
  return entries.flatMap((entry) => visibleTo(till, entry) ?? []);
}

/** What the till's client knows after that entry. */
function knowsAfter(entries: readonly Entry[], cursor: number) {
  const diagram = createSequenceDiagram();
  for (const entry of entries) addToDiagram(diagram, entry);
  const moment = momentAt(entries, cursor);
  const began = entries.find(
    (entry): entry is EntryOf<'sign-in.ended'> => entry.kind === 'sign-in.ended',
  );
  const seen = { model: { diagram }, moment } as Parameters<typeof clientKnowledge>[0];
  return clientKnowledge(seen, party, began?.about);
}

describe('what the client knows', () => {
  it('of a poll: how often it asked, and that nobody calls it', async () => {
    const entries = await seenAtTill('poll');
    const { mode, polls, callbacks, tokens } = knowsAfter(entries, Number.MAX_SAFE_INTEGER);
    expect({ mode, polls, callbacks }).toEqual({ mode: 'poll', polls: 2, callbacks: [] });
    expect(Object.keys(tokens ?? {})).toEqual(expect.arrayContaining(['access_token', 'id_token']));
  });

  it('of a ping: the call, and that its bearer token was right', async () => {
    const { mode, polls, callbacks } = knowsAfter(
      await seenAtTill('ping'),
      Number.MAX_SAFE_INTEGER,
    );
    expect({ mode, polls }).toEqual({ mode: 'ping', polls: 1 });
    expect(callbacks).toMatchObject([{ what: 'ping', verdict: { status: 204, isTaken: true } }]);
  });

  it('of a push: that the tokens came with the call', async () => {
    const { polls, callbacks, tokens } = knowsAfter(
      await seenAtTill('push'),
      Number.MAX_SAFE_INTEGER,
    );
    expect(polls).toBe(0);
    expect(callbacks).toMatchObject([{ what: 'push of tokens', verdict: { isTaken: true } }]);
    expect(tokens).toHaveProperty('id_token');
  });

  it('before the call has come, nothing of it', async () => {
    const entries = await seenAtTill('ping');
    const sent = entries.find(
      (entry) =>
        entry.kind === 'message.sent' &&
        entry.from === 'provider' &&
        entry.wire.kind === 'http.request',
    );
    const before = knowsAfter(entries, (sent?.seq ?? 0) - 1);
    expect(before.callbacks).toEqual([]);
    // On its way it is known to the network alone.
    expect(knowsAfter(entries, sent?.seq ?? 0).callbacks).toEqual([]);
  });
});
