/**
 * What the provider asks of a decision that comes back from an authentication device. The channel
 * is the provider's own; who may decide, and until when, is CIBA's.
 */
import { passed, type Rule, refuse } from './rule.ts';

export interface DecisionCall {
  readonly decision: unknown;
  readonly sentBy: string;
  readonly scope: unknown;
  readonly acr: unknown;
  readonly request:
    | {
        readonly devices: readonly string[];
        readonly state: string;
        readonly scope: string;
        readonly acrValues: readonly string[];
        /** Contexts that were not asked for and approve all the same. */
        readonly weakerContexts: readonly string[];
        readonly personIsActive: boolean;
      }
    | undefined;
}

/** What a device hears that is too late. */
export const settledSentence = 'The request no longer waits for a decision.';

export const decisionRules: readonly Rule<DecisionCall>[] = [
  {
    name: 'decision is a plain one',
    clause: 'ciba-core-8',
    teaching: 'Silence and riddles are no consent: only a plain yes or no counts.',
    check: ({ decision }) =>
      decision === 'approve' || decision === 'deny' || decision === 'fail'
        ? passed
        : refuse('invalid_request', 'The decision must be approve, deny or fail.'),
  },
  {
    name: 'decision is about a known request',
    clause: 'ciba-core-8',
    teaching: 'A device can only answer what it was asked.',
    check: ({ request }) =>
      request === undefined ? refuse('invalid_request', 'There is no such request.') : passed,
  },
  {
    name: 'decision comes from a device that was asked',
    clause: 'ciba-core-8',
    teaching:
      'Another person approving would sign in the wrong one: that is the attack CIBA fears.',
    check: ({ request, sentBy }) =>
      request?.devices.includes(sentBy) === true
        ? passed
        : refuse('access_denied', 'This device was not asked about the request.'),
  },
  {
    name: 'request still waits for a decision',
    clause: 'ciba-core-8',
    teaching: 'A request is decided once and in time; what comes later changes nothing.',
    check: ({ request }) =>
      request?.state === 'pending' ? passed : refuse('expired_token', settledSentence),
  },
  {
    name: 'deciding person may still sign in',
    clause: 'ciba-core-8',
    teaching: 'Whoever was locked or removed meanwhile can refuse, but no longer agree.',
    check: ({ request, decision }) =>
      decision !== 'approve' || request?.personIsActive === true
        ? passed
        : refuse('access_denied', 'The person can no longer sign in.'),
  },
  {
    name: 'grants no more than was asked',
    clause: 'rfc6749-3.3',
    teaching: 'A person may agree to less than the client asked for, never to more.',
    check: ({ request, scope }) => {
      if (scope === undefined || scope === null) return passed;
      const asked = new Set(request?.scope.split(' '));
      const granted = typeof scope === 'string' ? scope.split(' ') : [];
      return granted.includes('openid') && granted.every((word) => asked.has(word))
        ? passed
        : refuse('invalid_scope', 'The granted scope must hold openid, and only what was asked.');
    },
  },
  {
    name: 'reaches the context that was asked for',
    clause: 'fapi-ciba-id1-5.2.2',
    teaching: 'If the client asked for a strong factor, a weak one cannot approve.',
    check: ({ request, decision, acr }) => {
      const asked = request?.acrValues ?? [];
      if (decision !== 'approve' || asked.length === 0 || acr === undefined || acr === null)
        return passed;
      const counting: readonly unknown[] = [...asked, ...(request?.weakerContexts ?? [])];
      return counting.includes(acr)
        ? passed
        : refuse('access_denied', 'The client asked for a stronger authentication than this.');
    },
  },
];
