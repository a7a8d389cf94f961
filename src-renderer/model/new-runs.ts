/** The runs that a person can begin with one click, wherever the click is. */
import type { WorkbenchIntent } from '#shared/intents.ts';

type CreateRun = Extract<WorkbenchIntent, { kind: 'run.create' }>;

export const demoRun: CreateRun = {
  kind: 'run.create',
  name: 'Bank payment · poll',
  mode: 'virtual',
  seed: null,
};

export const outsideRun: CreateRun = {
  kind: 'run.create',
  name: 'Outside client · poll',
  mode: 'wall',
  seed: null,
};
