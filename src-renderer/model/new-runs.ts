/** The runs that a person can begin with one click, wherever the click is. */
import type { WorkbenchIntent } from '#shared/intents.ts';
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

export const outsideRun: CreateRun = {
  kind: 'run.create',
  name: 'Outside client · poll',
  mode: 'wall',
  seed: null,
};
