/** The runs that a person can begin with one click, wherever the click is. */
import type { WorkbenchIntent } from '#shared/intents.ts';
import type { Profile } from '#shared/profiles/profile.ts';
import { profileNames } from '#shared/protocol/setup/run-setup.ts';
import type { StoryName } from '#shared/protocol/setup/story.ts';

type CreateRun = Extract<WorkbenchIntent, { kind: 'run.create' }>;

export const demoRun: CreateRun = {
  kind: 'run.create',
  name: 'Bank payment · poll',
  mode: 'virtual',
  seed: null,
  story: 'till',
};

const storyNames = {
  till: demoRun.name,
  'call-centre': 'Call centre · poll',
  screen: 'Shared TV · push',
  agent: 'Sleeping owner · ping',
} as const;

/** A run that tells that story. */
export function storyRun(story: StoryName): CreateRun {
  return { ...demoRun, name: storyNames[story], story };
}

/** A run that shows a product, as its guide sets it up. */
export function productRun({ name, title }: Profile): CreateRun {
  const product = profileNames.find((one) => one === name);
  return {
    kind: 'run.create',
    name: `${title} · its console`,
    mode: 'virtual',
    seed: null,
    ...(product === undefined ? {} : { product }),
  };
}

/** A run that listens with that product, its door to the devices open for a server elsewhere. */
export function outsideServerRun(product: Profile): CreateRun {
  return {
    ...productRun(product),
    name: `${product.title} · an outside server`,
    mode: 'wall',
    setup: { provider: { device_door: true } },
  };
}

export const outsideRun: CreateRun = {
  kind: 'run.create',
  name: 'Outside client · poll',
  mode: 'wall',
  seed: null,
};
