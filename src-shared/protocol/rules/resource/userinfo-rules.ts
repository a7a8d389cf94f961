/** What the userinfo endpoint asks of an access token, as any protected resource would (RFC 6750). */
import { type Finding, passed, type Rule, refuse } from '../rule.ts';
import { proofRules } from '../token/possession-rules.ts';
import type { ResourceCall } from './resource-call.ts';

const noGood = refuse('invalid_token', 'The access token is not good, or not any more.');

/** A resource answers 401 where the token endpoint would answer 400 (RFC 9449 §7.1). */
function unauthorized(finding: Finding): Finding {
  return finding.kind === 'passed'
    ? finding
    : { kind: 'refused', refusal: { ...finding.refusal, status: 401 } };
}

export const userinfoRules: readonly Rule<ResourceCall>[] = [
  {
    name: 'presents an access token',
    clause: 'rfc6750-3.1',
    teaching: 'Who brings nothing is told which schemes there are, and not what would be wrong.',
    check: ({ schemes }) =>
      schemes.length === 0 ? refuse('invalid_token', 'Present an access token.') : passed,
  },
  {
    name: 'presents it one way',
    clause: 'rfc6750-2',
    teaching: 'Two tokens in one call could stand for two people.',
    check: ({ schemes }) =>
      schemes.length === 1
        ? passed
        : refuse('invalid_request', 'Present the access token in one way only.'),
  },
  {
    name: 'access token is good',
    clause: 'rfc6750-3.1',
    teaching: 'Unknown, expired and revoked sound alike; the client gets a new token or gives up.',
    check: ({ access }) => (access === undefined ? noGood : passed),
  },
  {
    name: 'bound token comes by its scheme',
    clause: 'rfc9449-7.1',
    teaching: 'A bound token that were taken as a bearer token would not be bound at all.',
    check: ({ access, schemes }) =>
      (access?.dpop !== undefined) === (schemes[0] === 'dpop')
        ? passed
        : refuse('invalid_token', 'Present a DPoP-bound token as DPoP, and any other as Bearer.'),
  },
  {
    name: 'bound token comes with a proof',
    clause: 'rfc9449-7.1',
    teaching: 'The token alone opens nothing: its key has to be there as well.',
    check: ({ access, proof }) =>
      access?.dpop === undefined || proof.count > 0
        ? passed
        : unauthorized(refuse('invalid_dpop_proof', 'Send a DPoP proof with the token.')),
  },
  ...proofRules.map(
    (rule): Rule<ResourceCall> => ({
      ...rule,
      check: (call) => unauthorized(rule.check(call)),
    }),
  ),
  {
    name: 'DPoP proof is for this token',
    clause: 'rfc9449-7.1',
    teaching: 'The hash of the token is inside, so a proof cannot be used with another one.',
    check: ({ access, proof, tokenHash }) =>
      access?.dpop === undefined || proof.fact?.claims['ath'] === tokenHash
        ? passed
        : unauthorized(refuse('invalid_dpop_proof', 'ath of the proof is not this token.')),
  },
  {
    name: 'DPoP proof is by the key of the token',
    clause: 'rfc9449-7.1',
    teaching: 'Anybody can make a proof; only one key makes those of this token.',
    check: ({ access, proofKey }) =>
      access?.dpop === undefined || access.dpop === proofKey ? passed : noGood,
  },
  {
    name: 'certificate of the token is there',
    clause: 'rfc8705-3',
    teaching: 'A token bound to a certificate is worth nothing over another connection.',
    check: ({ access, peer }) =>
      access?.certificate === undefined || access.certificate === peer?.thumbprint
        ? passed
        : noGood,
  },
  {
    name: 'token reaches the person’s claims',
    clause: 'rfc6750-3.1',
    teaching: 'A good token may still be one for something else.',
    check: ({ access }) =>
      access?.scope.split(' ').includes('openid') === true
        ? passed
        : refuse('insufficient_scope', 'The access token was not given for the scope openid.'),
  },
];
