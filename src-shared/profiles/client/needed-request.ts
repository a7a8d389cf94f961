/**
 * What a request has to hold for a step of a console to matter to it at all: some steps are asked for
 * only of requests that are signed, that carry a code, or that only a letter can tell of.
 */
import type { ConditionName } from '../../protocol/rules/backchannel/conditions.ts';
import type { ConsoleStep } from '../console-step.ts';

export interface NeededRequest {
  /** Parameters beyond the usual ones, under the core's names. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The request is a signed one. */
  readonly isSigned: boolean;
  /** The client and the person use user codes. */
  readonly hasUserCode: boolean;
}

/** The code of whoever is asked in a request that carries one. */
export const neededUserCode = '1234';

const plain: NeededRequest = { parameters: {}, isSigned: false, hasUserCode: false };

const needed: Readonly<Record<ConditionName, NeededRequest>> = {
  // A client that names no channels has pushes alone.
  'only a push can ask': plain,
  'only an e-mail can tell': { ...plain, parameters: { notification_channel: 'email' } },
  'only a text message can tell': { ...plain, parameters: { notification_channel: 'sms' } },
  'request carries a user code': {
    ...plain,
    parameters: { user_code: neededUserCode },
    hasUserCode: true,
  },
  'request is signed': { ...plain, isSigned: true },
};

/** The request that needs that step. */
export function neededRequest({ off }: ConsoleStep): NeededRequest {
  return off.when === undefined ? plain : needed[off.when];
}
