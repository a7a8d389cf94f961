/** A person who acts by themselves, as two models: somebody who reads, and somebody who does not. */
import { personMachine } from '#shared/machines/person-machine.ts';
import type { MachineModel, ModelEvent } from '../machine-model.ts';
import { playPerson } from './person-play.ts';

const after = (delay: string, state: string): ModelEvent => ({
  type: `xstate.after.${delay}.person.${state}`,
});

const heeding: readonly ModelEvent[] = [
  { type: 'person.heeds' },
  after('glance', 'undecided.thinking'),
  { type: 'mind.approves' },
];

const events: readonly ModelEvent[] = [
  ...heeding,
  { type: 'person.is-away' },
  { type: 'person.changed' },
  after('read', 'undecided.reading'),
  { type: 'mind.denies' },
  { type: 'prompt.gone' },
  { type: 'second.tempts' },
  after('reach', 'decided.reaching'),
  { type: 'second.gone' },
  { type: 'decision.accepted' },
  { type: 'decision.refused' },
  after('patience', 'decided'),
];

const times = { glanceMs: 1000, readMs: 1000, reachMs: 20 };
const common = {
  machine: personMachine,
  name: 'person',
  // Who put the second phone away once does not take it again, and the chart does not say so.
  wanders: false,
  keyOf: ({ decision }: Readonly<Record<string, unknown>>) => String(decision),
} as const;

const reader: MachineModel = {
  ...common,
  title: 'a person who reads',
  input: { ...times, reads: 1 },
  events,
  begin: (desk, path) => playPerson(desk, path, true),
  impossible: [
    {
      states: ['undecided.weighing'],
      events: ['prompt.gone', 'person.changed'],
      reason: 'a prompt is weighed and decided in one step, and nothing comes between',
    },
  ],
};

const blind: MachineModel = {
  ...common,
  title: 'a person who does not read',
  input: { ...times, reads: 0 },
  events: heeding,
  impossible: [],
  begin: (desk, path) => playPerson(desk, path, false),
};

export const personModels: readonly MachineModel[] = [reader, blind];
