/**
 * What the provider asks of a decision that comes back from an authentication device. The channel
 * is the provider's own; who may decide, and until when, is CIBA's.
 */
import { passed, type Rule, refuse } from './rule.ts';

export interface DecisionCall {
  readonly decision: unknown;
  readonly sentBy: string;
  readonly request: { readonly device: string; readonly state: string } | undefined;
}

export const decisionRules: readonly Rule<DecisionCall>[] = [
  {
    name: 'decision is approve or deny',
    clause: 'ciba-core-8',
    teaching: 'Silence and riddles are no consent: only a plain yes or no counts.',
    check: ({ decision }) =>
      decision === 'approve' || decision === 'deny'
        ? passed
        : refuse('invalid_request', 'The decision must be approve or deny.'),
  },
  {
    name: 'decision is about a known request',
    clause: 'ciba-core-8',
    teaching: 'A device can only answer what it was asked.',
    check: ({ request }) =>
      request === undefined ? refuse('invalid_request', 'There is no such request.') : passed,
  },
  {
    name: 'decision comes from the device that was asked',
    clause: 'ciba-core-8',
    teaching:
      'Another person approving would sign in the wrong one: that is the attack CIBA fears.',
    check: ({ request, sentBy }) =>
      request?.device === sentBy
        ? passed
        : refuse('access_denied', 'This device was not asked about the request.'),
  },
  {
    name: 'request still waits for a decision',
    clause: 'ciba-core-8',
    teaching: 'A request is decided once and in time; what comes later changes nothing.',
    check: ({ request }) =>
      request?.state === 'pending'
        ? passed
        : refuse('expired_token', 'The request no longer waits for a decision.'),
  },
];
