/** Tells the machine whose timer it is that its time has come. */
import { unreachable } from '../protocol/assert.ts';
import type { AgendaTask } from './collections/agenda.ts';
import type { Draft } from './draft.ts';
import { movePrompt } from './parties/authentication-device.ts';
import { movePerson } from './parties/person.ts';
import { moveSignIn } from './parties/relying-party.ts';
import { moveDelivery } from './provider/notifications.ts';
import { movePolling } from './provider/polling.ts';
import { advanceRequest } from './provider/request-progress.ts';

export type TimerTask = Extract<AgendaTask, { kind: 'timer' }>;

/** Fires a timer; one that a person changed says when that was, since it cannot be told otherwise. */
export function fireTimer(draft: Draft, task: TimerTask, changed?: true): void {
  const type = task.event;
  const event = changed === undefined ? { type } : { type, atMs: draft.nowMs };
  switch (task.machine) {
    case 'authentication-request':
      return advanceRequest(draft, task.instance, event);
    case 'polling':
      return movePolling(draft, task.instance, event);
    case 'notification-delivery':
      return moveDelivery(draft, task.instance, event);
    case 'relying-party':
      return moveSignIn(draft, task.instance, event);
    case 'authentication-device':
      return movePrompt(draft, task.instance, event);
    case 'person':
      return movePerson(draft, task.instance, event);
    default:
      return unreachable(task.machine);
  }
}
