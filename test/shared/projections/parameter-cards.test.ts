/** The cards of parameters, members and headers: whatever goes over the wire has one, and it is exact. */
import { describe, expect, it } from 'vitest';
import { profiles, rulesOf } from '#shared/profiles/profiles.ts';
import { coreTables } from '#shared/profiles/rule-tables.ts';
import { messageParts, type Part } from '#shared/projections/message-parts/message-parts.ts';
import { addToMessages, createMessages } from '#shared/projections/message-view.ts';
import { allCards, memberCard } from '#shared/projections/parameter-cards/find-card.ts';
import { partsOfRule, rulesWithParts } from '#shared/projections/rule-values/rule-parts.ts';
import { providerMetadata } from '#shared/protocol/metadata.ts';
import { clauses } from '#shared/protocol/rules/clauses.ts';
import { clientMetadataShape } from '#shared/protocol/setup/client-metadata.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { goldenRun, goldenScenarios } from '#test/support/files/golden-runs.ts';

interface Met {
  readonly names: ReadonlySet<string>;
  readonly without: ReadonlySet<string>;
}

/** Every name in the messages of a run, and those of them that have no card. */
function namesIn(entries: readonly Entry[]): Met {
  const messages = createMessages();
  for (const entry of entries) addToMessages(messages, entry);
  const names = new Set<string>();
  const without = new Set<string>();
  for (const message of messages.list) {
    const parts = messageParts(message, messages.exchanges.get(message.exchange) ?? []);
    const { headers, query, content, place, half } = parts;
    const note = (name: string, card: unknown): void => {
      names.add(`${place} ${half} ${name}`);
      if (card === undefined) without.add(`${place} ${half} ${name}`);
    };
    const all: Part[] = [...headers, ...query, ...(content.kind === 'form' ? content.parts : [])];
    for (const { name, card } of all) note(name, card);
    const members = content.kind === 'json' ? Object.keys(Object(content.value)) : [];
    for (const name of members) note(name, memberCard(place, half, name));
  }
  return { names, without };
}

describe.each(goldenScenarios)('the messages of %s', (name) => {
  it('have a card for every header, parameter and member', async () => {
    const { names, without } = namesIn(await goldenRun(name));
    expect(names.size).toBeGreaterThan(12);
    expect([...without]).toEqual([]);
  });
});

it('have a card where an outside client asks, too', () => {
  const { names, without } = namesIn(impatientClient());
  expect(names.size).toBeGreaterThan(12);
  expect([...without]).toEqual([]);
});

describe('a card', () => {
  const cards = allCards();

  it('cites a clause that there is, and says something of everything', () => {
    expect(cards.length).toBeGreaterThan(150);
    expect(cards.filter(({ clause }) => !(clause in clauses))).toEqual([]);
    const sentences = cards.flatMap(({ means, rule, checkedBy, bug }) => [
      means,
      rule,
      checkedBy,
      bug,
    ]);
    expect(sentences.filter((text) => !/^[\p{Lu}\p{L}\d].*\.$/u.test(text))).toEqual([]);
  });

  it('is there once for a name at a place', () => {
    for (const place of ['token', 'backchannel-authentication', 'discovery', 'channel'] as const) {
      const answer = memberCard(place, 'answer', 'no such name');
      expect(answer).toBeUndefined();
    }
    const seen = new Map<string, number>();
    for (const { name, means, clause } of cards) {
      const key = `${name} ${means} ${clause}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.size).toBeGreaterThan(120);
  });

  it('is there for whatever a client can register and a provider can say of itself', () => {
    const metadata = Object.keys(clientMetadataShape);
    const missing = metadata.filter(
      (name) => memberCard('registration', 'request', name) === undefined,
    );
    expect(missing).toEqual([]);
    const { provider: settings } = buildSetup({
      provider: {
        token_endpoint_auth_methods: ['private_key_jwt', 'tls_client_auth'],
        authorization_details_types: ['payment_initiation'],
      },
    });
    const said = Object.keys(
      providerMetadata({ issuer: 'https://provider.example', settings, keys: [] }),
    );
    expect(said.length).toBeGreaterThan(30);
    expect(said.filter((name) => memberCard('discovery', 'answer', name) === undefined)).toEqual(
      [],
    );
  });

  it('is there for every part that a rule looks at', () => {
    const tables = Object.keys(coreTables);
    const rules = Object.keys(profiles).flatMap((profile) =>
      tables.flatMap((table) => rulesOf(profile, table).map(({ name }) => name)),
    );
    expect(rulesWithParts.filter((rule) => !rules.includes(rule))).toEqual([]);
    const known = new Set(cards.map(({ name }) => name));
    const parts = new Set(rules.flatMap((rule) => partsOfRule(rule)));
    expect(parts.size).toBeGreaterThan(40);
    expect([...parts].filter((name) => !known.has(name) && name !== 'client certificate')).toEqual(
      [],
    );
  });
});
