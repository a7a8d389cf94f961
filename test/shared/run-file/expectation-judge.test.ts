/** What is expected of a run: how often is enough, too often or never, and what is said of it. */
import { expect, it } from 'vitest';
import { expectation } from '#shared/trace/run-file/expectation.ts';
import {
  createExpectationJudge,
  outcomeSentence,
} from '#shared/trace/run-file/expectation-judge.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';

const run = impatientClient();

function judged(count: unknown, error = 'slow_down') {
  const match = { kind: 'error', is: error };
  const of = expectation.parse({
    match,
    sentence: 'It is told to slow down.',
    ...(count === undefined ? {} : { count }),
  });
  const judge = createExpectationJudge([of]);
  for (const entry of run) judge.take(entry);
  const [outcome] = judge.outcomes();
  if (outcome === undefined) throw new Error('It is judged.');
  return outcome;
}

it.each<[unknown, boolean]>([
  [undefined, true],
  [2, true],
  [1, false],
  [0, false],
  [{ least: 2 }, true],
  [{ least: 3 }, false],
  [{ most: 2 }, true],
  [{ most: 1 }, false],
  [{ least: 1, most: 4 }, true],
])('of two, %j is held: %s', (count, holds) => {
  expect(judged(count)).toMatchObject({ found: 2, holds });
});

it.each<[unknown, boolean]>([
  [undefined, false],
  [0, true],
  [{ most: 3 }, true],
])('of none, %j is held: %s', (count, holds) => {
  expect(judged(count, 'access_denied')).toMatchObject({ found: 0, holds });
});

it.each<[unknown, RegExp]>([
  [
    1,
    /^It is told to slow down\. Expected once: .*slow_down.*; found 2 times \(entry \d+, \d+\)\.$/,
  ],
  [0, /Expected never: /],
  [{ least: 3 }, /Expected at least 3 times: /],
  [{ most: 1 }, /Expected at most once: /],
  [{ least: 3, most: 5 }, /Expected 3 to 5 times: /],
])('says of %j what was expected and what was found', (count, sentence) => {
  expect(outcomeSentence(judged(count))).toMatch(sentence);
});

it('says where nothing was found at all', () => {
  expect(outcomeSentence(judged(undefined, 'access_denied'))).toMatch(
    /at least once: .*; never found\.$/,
  );
});
