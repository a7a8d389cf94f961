/**
 * When a step of a product's set-up is asked for at all: conditions by name, for steps that matter to
 * some requests only. A console names them; it holds no behaviour of its own.
 */
import type { BackchannelCall } from './backchannel-call.ts';
import { isOnlyWay } from './notices.ts';
import { canMail } from './reach.ts';

export const conditionNames = [
  'only a push can ask',
  'only an e-mail can tell',
  'only a text message can tell',
  'request carries a user code',
  'request is signed',
] as const;

export type ConditionName = (typeof conditionNames)[number];

type Asked = Pick<BackchannelCall, 'client' | 'parameters' | 'request' | 'reach' | 'notices'>;

export const conditions: Readonly<Record<ConditionName, (call: Asked) => boolean>> = {
  'only a push can ask': (call) => !canMail(call),
  'only an e-mail can tell': (call) => isOnlyWay(call, 'email'),
  'only a text message can tell': (call) => isOnlyWay(call, 'sms'),
  'request carries a user code': ({ parameters }) => parameters.has('user_code'),
  'request is signed': ({ request }) => request !== undefined,
};
