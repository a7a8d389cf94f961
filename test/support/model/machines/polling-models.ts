/** How a client may poll, as two models: with polls that are held, and without. */
import { pollingMachine } from '#shared/machines/polling-machine.ts';
import { openRequest } from '../../core/decided-request.ts';
import { tokenRequest } from '../../core/outside-request.ts';
import { buildSetup } from '../../core/setup.ts';
import { createSimulation } from '../../core/simulation.ts';
import type { MachineModel, Play } from '../machine-model.ts';

const rest = { type: 'xstate.after.rest.polling.resting' };
const hold = { type: 'xstate.after.longPoll.polling.holding' };
const intervalMs = 5000;

/** A request whose client has polled once and may do so again. */
function begin(longPollSeconds: number): Play {
  const provider = { interval: intervalMs / 1000, long_poll_seconds: longPollSeconds };
  const simulation = createSimulation({ setup: buildSetup({ provider }) });
  const authReqId = openRequest(simulation);
  let last = '';
  const poll = (): void => {
    last = simulation.request(tokenRequest(authReqId));
  };
  poll();
  simulation.wait(intervalMs);
  const movesBefore = simulation
    .ofKind('machine.moved')
    .filter(({ machine }) => machine === 'polling').length;
  return {
    simulation,
    instance: () => authReqId,
    movesBefore,
    deeds: {
      'poll.arrived': poll,
      'poll.held': poll,
      // An early poll is answered at once, so the one that is held stays the one before.
      'poll.came-early': () => simulation.request(tokenRequest(authReqId)),
      'hold.broke': () => simulation.give({ kind: 'http.hung-up', exchange: last }),
      'request.concluded': () => simulation.decideFor(authReqId, { decision: 'deny' }),
      'after rest': () => simulation.popUntil(() => restIsOver(movesOf())),
      'after longPoll': () => simulation.wait(longPollSeconds * 1000),
    },
  };

  function movesOf(): readonly string[] {
    return simulation
      .ofKind('machine.moved')
      .flatMap(({ machine, event }) => (machine === 'polling' ? [event] : []));
  }
}

function restIsOver(events: readonly string[]): boolean {
  return events.at(-1) === rest.type;
}

const common = {
  machine: pollingMachine,
  name: 'polling',
  input: { intervalMs, slowDownMs: 5000, longPollMs: 3000 },
  keyOf: () => '',
  impossible: [],
} as const;

export const pollingModels: readonly MachineModel[] = [
  {
    ...common,
    title: 'the polling',
    events: [
      { type: 'poll.arrived', atMs: 0 },
      { type: 'poll.came-early', atMs: 0 },
      { type: 'request.concluded' },
      rest,
    ],
    begin: () => begin(0),
  },
  {
    ...common,
    title: 'the long polling',
    events: [
      { type: 'poll.held', atMs: 0 },
      { type: 'poll.came-early', atMs: 0 },
      { type: 'hold.broke', atMs: 0 },
      { type: 'request.concluded' },
      rest,
      hold,
    ],
    begin: () => begin(3),
  },
];
