/**
 * The request of a client outside, and how that may poll: the same charts, in a wall-clock run that
 * really listens. What the client does is HTTP; decisions and timers are asked for at the port.
 */

import { askForAlice, pollOnce, textMember } from '../../shell/http-call.ts';
import type { MachineModel, Play } from '../machine-model.ts';
import type { PortDesk } from '../port/port-desk.ts';
import type { PortRun } from '../port/port-run.ts';
import { decideBeside } from '../port/sign-in.ts';
import { pollingModels } from './polling-models.ts';
import { requestModel } from './request-model.ts';

interface Outside {
  readonly run: PortRun;
  readonly authReqId: string;
  /** Polls, and answers the error that came back, if one did. */
  readonly poll: () => Promise<string>;
}

async function openOutside(desk: PortDesk): Promise<Outside> {
  const run = await desk.wall();
  const issuer = run.ofKind('run.began')[0]?.setup.issuer ?? '';
  const authReqId = await askForAlice(issuer);
  const poll = async () => textMember((await pollOnce(issuer, authReqId)).body, 'error');
  return { run, authReqId, poll };
}

async function playRequest(desk: PortDesk): Promise<Play> {
  const { run, authReqId, poll } = await openOutside(desk);
  return {
    run,
    instance: () => authReqId,
    movesBefore: 1,
    deeds: {
      'user.approved': () => decideBeside(run, 'approve'),
      'user.denied': () => decideBeside(run, 'deny'),
      'transaction.failed': () => decideBeside(run, 'fail'),
      'polls.abused': async () => {
        const goesOn = new Set(['authorization_pending', 'slow_down']);
        while (goesOn.has(await poll()));
      },
      'tokens.redeemed': async () => void (await poll()),
      'after lifetime': () => run.fire(authReqId, 'lifetime'),
    },
  };
}

async function playPolling(desk: PortDesk): Promise<Play> {
  const { run, authReqId, poll } = await openOutside(desk);
  const pollAgain = async () => void (await poll());
  const restIsOver = () => run.fire(authReqId, 'rest');
  await poll();
  await restIsOver();
  return {
    run,
    instance: () => authReqId,
    movesBefore: run.movesOf('polling', authReqId).length,
    deeds: {
      'poll.arrived': pollAgain,
      'poll.came-early': pollAgain,
      'request.concluded': () => decideBeside(run, 'deny'),
      'after rest': restIsOver,
    },
  };
}

const [plainPolling] = pollingModels;

export const outsideModels: readonly MachineModel[] = [
  {
    ...requestModel,
    title: 'the authentication request of a client outside',
    begin: playRequest,
  },
  {
    ...plainPolling,
    title: 'the polling of a client outside',
    begin: playPolling,
  },
];
