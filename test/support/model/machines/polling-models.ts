/** How a client may poll, as two models: with polls that are held, and without. */
import { pollingMachine } from '#shared/machines/polling-machine.ts';
import type { MachineModel, Play } from '../machine-model.ts';
import { pollAgain, sendPoll } from '../port/poll-again.ts';
import type { PortDesk } from '../port/port-desk.ts';
import type { PortRun } from '../port/port-run.ts';
import {
  decideBeside,
  onItsWay,
  pressSignIn,
  stateOf,
  till,
  tillSetup,
  untilAcknowledged,
} from '../port/sign-in.ts';

const rest = { type: 'xstate.after.rest.polling.resting' };
const hold = { type: 'xstate.after.longPoll.polling.holding' };
const intervalMs = 5000;

/** A request whose client has polled once and may do so again. */
async function begin(desk: PortDesk, longPollSeconds: number): Promise<Play> {
  const interval = intervalMs / 1000;
  const life = { default_expires_in: 600 };
  const provider = { interval, long_poll_seconds: longPollSeconds, ...life };
  const run = await desk.begin(tillSetup({ provider }));
  const signIn = await pressSignIn(run);
  const authReqId = await untilAcknowledged(run, signIn);
  const poll = () => pollAgain(run, signIn);
  const restIsOver = () => run.fire(authReqId, 'rest');
  const holdIsOver = async () => {
    await run.fire(authReqId, 'longPoll');
    await run.runUntil('machine.moved', () => stateOf(run, signIn) === 'asked.waiting');
  };
  await poll();
  if (longPollSeconds > 0) await holdIsOver();
  await restIsOver();
  return {
    run,
    instance: () => authReqId,
    movesBefore: run.movesOf('polling').length,
    deeds: {
      'poll.arrived': poll,
      'poll.held': () => pollThatIsWatched(run, signIn),
      'poll.came-early': async () => {
        const isHeld = run.movesOf('polling').at(-1)?.to === 'holding';
        await (isHeld ? repeatPoll(run) : poll());
      },
      'hold.broke': () => giveUp(run, authReqId),
      'request.concluded': () => decideBeside(run, 'deny'),
      'after rest': restIsOver,
      'after longPoll': holdIsOver,
    },
  };
}

/** A poll that the network was late with: whoever sent it waits for its answer only so long. */
async function pollThatIsWatched(run: PortRun, signIn: string): Promise<void> {
  await sendPoll(run, signIn);
  const message = onItsWay(run, ({ from }) => from === till)?.message ?? '';
  await run.ask({ kind: 'message.delayed', message, byMs: 10 });
  await run.runUntilMoved('polling', signInRequest(run));
}

function signInRequest(run: PortRun): string {
  return run.movesOf('polling').at(-1)?.instance ?? '';
}

/** The poll that is held comes in once more while it is held. */
async function repeatPoll(run: PortRun): Promise<void> {
  const sent = run.ofKind('message.sent').findLast(({ from }) => from === till);
  if (sent === undefined) throw new Error('Nobody has polled.');
  const judged = run.ofKind('rules.judged').length;
  const { message, exchange, from, to, wire, about = '' } = sent;
  await run.ask({ kind: 'message.replayed', message, exchange, from, to, wire, about });
  await run.runUntil('rules.judged', () => run.ofKind('rules.judged').length > judged);
}

/** The provider holds the poll for longer than its client is ready to wait. */
async function giveUp(run: PortRun, authReqId: string): Promise<void> {
  const held = run.ofKind('timer.set').findLast(({ event }) => event === hold.type);
  await run.ask({ kind: 'timer.frozen', timer: held?.timer ?? '' });
  await run.runUntilMoved('polling', authReqId);
}

const common = {
  machine: pollingMachine,
  name: 'polling',
  input: { intervalMs, slowDownMs: 5000, longPollMs: 3000 },
  keyOf: () => '',
  wanders: true,
  impossible: [],
} as const;

export const pollingModels: readonly [MachineModel, MachineModel] = [
  {
    ...common,
    title: 'the polling',
    events: [
      { type: 'poll.arrived', atMs: 0 },
      { type: 'poll.came-early', atMs: 0 },
      { type: 'request.concluded' },
      rest,
    ],
    begin: (desk) => begin(desk, 0),
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
    begin: (desk) => begin(desk, 3),
  },
];
