/** What a run of a lesson begins with: what the lesson says, over what its story has. */
import { expect, it } from 'vitest';
import { lessonBeginning } from '#main/lessons/lesson-beginning.ts';

const run = { title: 'At night', seed: 'night', story: 'agent' } as const;

it('a story keeps its provider, and the lesson may say otherwise', async () => {
  const { setup } = await lessonBeginning({ ...run, setup: {} });
  expect(setup.provider.max_expires_in).toBe(43_200);
  expect(setup.provider.authorization_details_types).toMatchObject([{ type: 'purchase' }]);
  const own = await lessonBeginning({ ...run, setup: { provider: { max_expires_in: 60 } } });
  expect(own.setup.provider.max_expires_in).toBe(60);
  expect(own.setup.provider.authorization_details_types).toHaveLength(1);
});

it('a product keeps its own settings, whatever story it tells', async () => {
  const { setup } = await lessonBeginning({ ...run, setup: { profile: 'asgardeo' } });
  expect(setup.provider.default_expires_in).toBe(120);
});
