/** What is remembered for each run under one name: never more than there is room for. */
import { expect, it } from 'vitest';
import { keptOf, withKept } from '#renderer/model/kept/kept-by-run.ts';

it('keeps a value for each run', () => {
  const text = withKept(withKept('', 'run-1', { request: 'all' }), 'run-2', 'x');
  expect([keptOf(text, 'run-1'), keptOf(text, 'run-2')]).toEqual([{ request: 'all' }, 'x']);
});

it('forgets what was set longest ago when there is no more room', () => {
  let text = '';
  for (let run = 0; run < 30; run += 1) text = withKept(text, `run-${run}`, 'v'.repeat(150));
  expect(text.length).toBeLessThanOrEqual(2000);
  expect(keptOf(text, 'run-29')).toBe('v'.repeat(150));
  expect(keptOf(text, 'run-0')).toBeUndefined();
});

it.each(['', 'not JSON', '[]', '"text"', 'null'])('reads %j as nothing', (text) => {
  expect(keptOf(text, 'run-1')).toBeUndefined();
});
