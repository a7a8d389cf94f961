/**
 * What a lesson on a recorded run begins with: the seed, the story that is nearest, and of the set-up
 * only what is otherwise than there. Keys are left out; a lesson makes its own from its seed.
 */

import type { DraftBeginning } from '#shared/lessons/authoring/draft.ts';
import { settingsOf } from '#shared/profiles/profiles.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { type StoryName, storyName } from '#shared/protocol/setup/story.ts';
import { virtualEpochMs, virtualIssuer } from '../../run/beginning/demo-setup.ts';
import { storySetup } from '../../run/stories/story-setup.ts';

const longestTitle = 100;

/** Of that run’s set-up; a run without a seed gets that one. */
export function draftBeginning(setup: RunSetup, seed: string): DraftBeginning {
  const ways = [undefined, ...storyName.options].map((story) => beginningAs(story, setup, seed));
  const [nearest] = ways.toSorted((left, right) => lengthOf(left) - lengthOf(right));
  return nearest ?? beginningAs(undefined, setup, seed);
}

const lengthOf = (beginning: DraftBeginning): number => JSON.stringify(beginning).length;

function beginningAs(story: StoryName | undefined, setup: RunSetup, seed: string): DraftBeginning {
  const { name, seed: own, provider, keys: _, ...others } = setup;
  const usual = storySetup(story, {
    name,
    mode: 'virtual',
    issuer: virtualIssuer,
    epochMs: virtualEpochMs,
    seed,
    keys: [],
  });
  const settings = setup.profile === 'core' ? usual.provider : settingsOf(setup.profile, {});
  const changedSettings = changes(provider, settings);
  return {
    title: name.slice(0, longestTitle),
    seed: own ?? seed,
    ...(story !== undefined && { story }),
    setup: {
      ...changes(others, usual),
      ...(Object.keys(changedSettings).length > 0 && { provider: changedSettings }),
    },
  };
}

/** The members that are not as usual, without the keys that are made anew. */
function changes(of: object, usual: object): Readonly<Record<string, unknown>> {
  const held = new Map(Object.entries(usual));
  const changed = Object.entries(of).flatMap(([name, value]): [string, unknown][] => {
    const own = withoutKeys(value);
    const same = JSON.stringify(own) === JSON.stringify(withoutKeys(held.get(name)));
    return same || own === undefined ? [] : [[name, own]];
  });
  return Object.fromEntries(changed);
}

/** Of clients and relying parties. */
function withoutKeys(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((member: unknown) => {
    if (typeof member !== 'object' || member === null) return member;
    return Object.fromEntries(
      Object.entries(member).filter(([name]) => name !== 'jwks' && name !== 'keys'),
    );
  });
}
