/**
 * When a step of a product's set-up is asked for at all: conditions by name, for steps that matter to
 * some requests only. A console names them; it holds no behaviour of its own.
 */
import type { BackchannelCall } from './backchannel-call.ts';
import { canMail } from './reach.ts';

export const conditionNames = [
  'only a push can ask',
  'request carries a user code',
  'request is signed',
] as const;

export type ConditionName = (typeof conditionNames)[number];

type Asked = Pick<BackchannelCall, 'client' | 'parameters' | 'request' | 'reach'>;

export const conditions: Readonly<Record<ConditionName, (call: Asked) => boolean>> = {
  'only a push can ask': (call) => !canMail(call),
  'request carries a user code': ({ parameters }) => parameters.has('user_code'),
  'request is signed': ({ request }) => request !== undefined,
};
