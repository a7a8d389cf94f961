/** How a sign-in at a provider elsewhere is drawn, and what of it the party's own window may see. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  addToDiagram,
  createSequenceDiagram,
  type SequenceDiagram,
  unfoldedRows,
} from '#shared/projections/sequence-diagram.ts';
import { visibleTo } from '#shared/projections/visible-to.ts';
import type { Session } from '#shared/session.ts';
import type { Entry } from '#shared/trace/entry.ts';
import {
  elsewhereKey,
  idTokenFor,
  playElsewhere,
  tokensWith,
} from '#test/support/core/party-game.ts';

const tillWindow: Session = { view: 'relying-party', run: 'test', party: 'till' };
const kioskWindow: Session = { view: 'relying-party', run: 'test', party: 'kiosk' };

let entries: readonly Entry[];

beforeAll(() => {
  const game = playElsewhere({ client: { backchannel_token_delivery_mode: 'ping' } });
  game.press();
  game.acknowledge();
  game.notify({ auth_req_id: 'r-1' });
  game.answer(200, tokensWith(idTokenFor(game)));
  game.answer(200, { keys: [elsewhereKey] });
  entries = game.simulation.entries;
});

function drawn(seen: readonly Entry[]): SequenceDiagram {
  const diagram = createSequenceDiagram();
  for (const entry of seen) addToDiagram(diagram, entry);
  return diagram;
}

function told(diagram: SequenceDiagram): string[] {
  return unfoldedRows(diagram.rows).map(({ from, to, title }) => `${from} > ${to}: ${title}`);
}

const story = [
  'relying-party/till > outside-provider: GET /.well-known/openid-configuration',
  'outside-provider > relying-party/till: 200 issuer',
  'relying-party/till > outside-provider: POST /bc',
  'outside-provider > relying-party/till: 200 auth_req_id',
  'outside-provider > relying-party/till: ping',
  'relying-party/till > outside-provider: 204',
  'relying-party/till > outside-provider: POST /token',
  'outside-provider > relying-party/till: 200 access_token, id_token',
  'relying-party/till > outside-provider: GET /jwks',
  'outside-provider > relying-party/till: 200 keys',
];

function seenBy(session: Session): readonly Entry[] {
  return entries.flatMap((entry) => visibleTo(session, entry) ?? []);
}

describe('a sign-in at a provider elsewhere', () => {
  it('is drawn between the party and a lifeline of that provider', () => {
    const diagram = drawn(entries);
    expect(told(diagram)).toEqual(['person > relying-party/till: presses Sign in', ...story]);
    const lanes = new Set(diagram.lanes.map(({ party }) => party));
    for (const { from, to } of unfoldedRows(diagram.rows)) {
      expect([lanes.has(from), lanes.has(to)]).toEqual([true, true]);
    }
  });

  it('is seen by the party’s own window from end to end, its ping included', () => {
    expect(told(drawn(seenBy(tillWindow)))).toEqual(story);
  });

  it('is not seen by the window of another party', () => {
    expect(told(drawn(seenBy(kioskWindow)))).toEqual([]);
  });
});
