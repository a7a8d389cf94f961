/**
 * What is asked of the proof that a token will be bound to: a DPoP proof (RFC 9449) or a client
 * certificate (RFC 8705). They come before the request is consumed, so that nothing is lost by a fault.
 */
import { passed, type Rule, refuse } from '../rule.ts';
import type { PossessionCall, ProofCall, ProofOfPossession, TokenCall } from './token-call.ts';

const proofAlgorithms = ['ES256', 'PS256', 'RS256', 'EdDSA', 'Ed25519'];
const freshSeconds = 60;

function isOneOf(words: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && words.includes(value);
}

function proofRule(
  rule: Omit<Rule<ProofCall>, 'check'> & {
    readonly sentence: string;
    readonly holds: (proof: ProofOfPossession, call: ProofCall) => boolean;
  },
): Rule<ProofCall> {
  const { sentence, holds, ...facts } = rule;
  return {
    ...facts,
    check: (call) =>
      call.proof.count === 0 || holds(call.proof, call)
        ? passed
        : refuse('invalid_dpop_proof', sentence),
  };
}

/** The proof itself, wherever it comes: at the token endpoint or with the token. */
export const proofRules: readonly Rule<ProofCall>[] = [
  proofRule({
    name: 'DPoP proof is a JWT with its own key',
    clause: 'rfc9449-4.3',
    teaching:
      'The proof carries the public key, and its signature shows that the private one is there.',
    sentence: 'DPoP must hold one proof: a JWT of type dpop+jwt, signed by the key in its header.',
    holds: ({ count, fact }) =>
      count === 1 &&
      fact?.outcome === 'good' &&
      fact.header['typ'] === 'dpop+jwt' &&
      isOneOf(proofAlgorithms, fact.header['alg']),
  }),
  proofRule({
    name: 'DPoP proof is for this call',
    clause: 'rfc9449-4.3',
    teaching: 'Method and address are inside, so a proof cannot be carried to another endpoint.',
    sentence: 'htm and htu of the proof do not name this call.',
    holds: ({ fact, method, uri }) =>
      fact?.claims['htm'] === method && addressOf(fact.claims['htu']) === uri,
  }),
  proofRule({
    name: 'DPoP proof is fresh',
    clause: 'rfc9449-4.3',
    teaching: 'A proof lives for a minute and serves once; its jti is remembered that long.',
    sentence: 'The proof is too old, from the future, without a jti, or was used before.',
    holds: ({ fact, wasUsed }, { nowSeconds }) => {
      const { iat, jti } = fact?.claims ?? {};
      return (
        typeof iat === 'number' &&
        Math.abs(nowSeconds - iat) <= freshSeconds &&
        typeof jti === 'string' &&
        !wasUsed
      );
    },
  }),
  {
    name: 'DPoP proof answers the nonce',
    clause: 'rfc9449-8',
    teaching: 'The nonce shows that the proof was made just now and not stored up beforehand.',
    check: ({ proof }) =>
      proof.count === 0 ||
      proof.nonces.length === 0 ||
      isOneOf(proof.nonces, proof.fact?.claims['nonce'])
        ? passed
        : refuse('use_dpop_nonce', 'Repeat the call with the nonce from DPoP-Nonce.'),
  },
];

export const possessionRules: readonly Rule<PossessionCall>[] = [
  ...proofRules,
  {
    name: 'client that must use DPoP does',
    clause: 'rfc9449-5',
    teaching: 'A client that registered for bound tokens is never given bearer tokens by mistake.',
    check: ({ client, proof }) =>
      client?.dpop_bound_access_tokens === true && proof.count === 0
        ? refuse('invalid_dpop_proof', 'This client registered for DPoP; send a proof.')
        : passed,
  },
  {
    name: 'client that must use a certificate does',
    clause: 'rfc8705-3',
    teaching: 'The token is bound to the certificate of this connection, so there must be one.',
    check: ({ client, certificate }) =>
      client?.tls_client_certificate_bound_access_tokens === true && certificate === undefined
        ? refuse('invalid_request', 'Tokens of this client are bound to a certificate; present it.')
        : passed,
  },
];

/** What a client that wants its ID tokens encrypted has to have; never are they sent in clear. */
export const encryptionRules: readonly Rule<TokenCall>[] = [
  {
    name: 'ID token can be encrypted as registered',
    clause: 'oidc-registration-2',
    teaching: 'Whoever asked for encrypted ID tokens must never be sent a readable one instead.',
    check: ({ canEncrypt }) =>
      canEncrypt
        ? passed
        : refuse('invalid_request', 'The client has no key that its ID token can be encrypted to.'),
  },
];

/**
 * CIBA Core §5: a push has no token call to be bound by, so what its tokens are bound to is asked of
 * the request that begins it.
 */
export const pushPossessionRules: readonly Rule<PossessionCall>[] = possessionRules.map((rule) => ({
  ...rule,
  check: (call) =>
    call.client?.backchannel_token_delivery_mode === 'push' ? rule.check(call) : passed,
}));

/** An address without its query and fragment (RFC 9449 §4.3, point 9). */
function addressOf(uri: unknown): string {
  return typeof uri === 'string' ? (uri.split(/[?#]/)[0] ?? '') : '';
}

/** What a profile adds that gives out no bearer tokens at all. */
export const senderConstraintRules: readonly Rule<PossessionCall>[] = [
  {
    name: 'tokens will be bound',
    clause: 'fapi2-5.3.2.1',
    teaching: 'A bound token is worthless to a thief, so this profile gives out no others.',
    check: ({ settings, client, certificate, proof }) =>
      !settings.require_sender_constrained_tokens ||
      proof.count > 0 ||
      (certificate !== undefined && client?.tls_client_certificate_bound_access_tokens === true)
        ? passed
        : refuse('invalid_request', 'Send a DPoP proof, or use a certificate-bound client.'),
  },
];
