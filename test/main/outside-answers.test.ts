/** An answer from outside whose token has to be verified first: nobody else waits for that. */
import { expect, it } from 'vitest';
import { Conductor } from '#main/run/conductor.ts';
import { createEntropy } from '#main/run/entropy.ts';
import type { Need } from '#shared/kernel/need.ts';
import type { Fact } from '#shared/protocol/fact.ts';
import type { Entry } from '#shared/trace/entry.ts';
import {
  elsewhereKey,
  idTokenFor,
  playElsewhere,
  tokensWith,
} from '#test/support/core/party-game.ts';
import { stubFact } from '#test/support/core/stub-signer.ts';

it('an answer to a relying party waits for its facts beside the queue', async () => {
  const game = playElsewhere();
  game.press();
  game.acknowledge();
  game.simulation.wait(5000);
  game.answer(200, tokensWith(idTokenFor(game)));
  const [fetchOfKeys] = game.simulation.calls;
  const world = game.simulation.world();
  const entries: Entry[] = [];
  const asked: Need['kind'][] = [];
  const found = Promise.withResolvers<readonly Fact[]>();
  const conductor = new Conductor({
    world,
    append: (fresh) => entries.push(...fresh),
    rebuild: () => world,
    entropy: createEntropy('test'),
    findFacts: (open) => {
      asked.push(...open.map(({ kind }) => kind));
      return found.promise.then(() => open.map(stubFact));
    },
    now: () => world.nowMs,
    carryOut: () => undefined,
    onCommitted: () => undefined,
  });
  const body = Buffer.from(JSON.stringify({ keys: [elsewhereKey] })).toString('base64');
  const response = { kind: 'http.response', status: 200, reason: '', headers: [], body } as const;
  const answer = conductor.submit({
    kind: 'call.ended',
    effect: fetchOfKeys?.effect ?? '',
    outcome: { kind: 'answered', response },
    facts: [],
  });
  const another = await conductor.submit({ kind: 'http.unparsed', raw: '' });
  expect(another.kind).toBe('accepted');
  expect(asked).toEqual(['verify']);
  expect(entries.map(({ kind }) => kind)).toEqual(['http.unparsed']);
  found.resolve([]);
  expect(await answer).toMatchObject({ kind: 'accepted' });
  expect(entries.find(({ kind }) => kind === 'sign-in.ended')).toMatchObject({ state: 'signedIn' });
  await conductor.close();
});
