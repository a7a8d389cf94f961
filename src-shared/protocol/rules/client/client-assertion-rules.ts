/**
 * What is asked of a client assertion (RFC 7523, OpenID Connect Core §9): a JWT by which a client
 * authenticates with its private key or its shared secret. Other methods pass these rules by.
 */
import { algorithmName } from '../../algorithm-name.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import type { ClientAssertion, ClientCall } from './client-call.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const longestLifeSeconds = 86_400;

/** A rule that only a client with an assertion has to meet. */
function assertionRule(
  rule: Omit<Rule<ClientCall>, 'check'> & {
    readonly holds: (assertion: ClientAssertion, call: ClientCall) => boolean;
    readonly sentence: string;
  },
): Rule<ClientCall> {
  const { holds, sentence, ...facts } = rule;
  return {
    ...facts,
    check: (call) =>
      call.assertion === undefined || holds(call.assertion, call)
        ? passed
        : refuse('invalid_client', sentence),
  };
}

export const clientAssertionRules: readonly Rule<ClientCall>[] = [
  assertionRule({
    name: 'assertion says what it is',
    clause: 'rfc7521-4.2',
    teaching: 'The client_assertion_type tells how to read client_assertion; there is one kind.',
    sentence: 'client_assertion_type is missing or unknown.',
    holds: ({ type }) => type === assertionType,
  }),
  assertionRule({
    name: 'assertion is signed as registered',
    clause: 'oidc-core-9',
    teaching: 'The algorithm is the client’s registered one, never whatever the token claims.',
    sentence: 'client_assertion is signed with an algorithm that is not accepted here.',
    holds: ({ fact }, { client, settings }) => {
      const alg = algorithmName(fact?.header['alg']);
      const registered = algorithmName(client?.token_endpoint_auth_signing_alg);
      return (
        alg !== undefined &&
        settings.client_assertion_algorithms.includes(alg) &&
        (registered === undefined || registered === alg) &&
        alg.startsWith('HS') === (client?.token_endpoint_auth_method === 'client_secret_jwt')
      );
    },
  }),
  assertionRule({
    name: 'assertion carries a good signature',
    clause: 'rfc7523-3',
    teaching: 'Only the holder of the client’s key can sign; the public half is registered.',
    sentence: 'The signature of client_assertion is not good under the keys of this client.',
    holds: ({ fact }) => fact?.outcome === 'good',
  }),
  assertionRule({
    name: 'assertion speaks for the client',
    clause: 'rfc7523-3',
    teaching: 'Issuer and subject are both the client: it vouches for itself and nobody else.',
    sentence: 'iss and sub of client_assertion must both be the client_id.',
    holds: ({ fact }, { client }) =>
      client !== undefined &&
      fact?.claims['iss'] === client.client_id &&
      fact.claims['sub'] === client.client_id,
  }),
  assertionRule({
    name: 'assertion is meant for this provider',
    clause: 'ciba-core-7.1',
    teaching:
      'An assertion made for another server must not work here, or that server could use it.',
    sentence: 'aud of client_assertion names neither this issuer nor this endpoint.',
    holds: ({ fact }, { audiences, settings, issuer }) => {
      const aud = fact?.claims['aud'];
      // FAPI 2.0: the issuer as a single string, and nothing else.
      if (settings.issuer_audience_only) return aud === issuer;
      const named = Array.isArray(aud) ? aud : [aud];
      return named.some((one) => typeof one === 'string' && audiences.includes(one));
    },
  }),
  assertionRule({
    name: 'assertion is in time',
    clause: 'rfc7523-3',
    teaching: 'A short life limits what a stolen assertion is worth.',
    sentence: 'client_assertion has expired, is not valid yet, or lives too long.',
    holds: ({ fact }, { nowSeconds, settings }) => {
      const { exp, nbf, iat } = fact?.claims ?? {};
      const leeway = settings.clock_tolerance_seconds;
      const begun = (time: unknown): boolean =>
        time === undefined || (typeof time === 'number' && time <= nowSeconds + leeway);
      return (
        typeof exp === 'number' &&
        exp > nowSeconds - leeway &&
        exp <= nowSeconds + longestLifeSeconds &&
        begun(nbf) &&
        begun(iat)
      );
    },
  }),
  assertionRule({
    name: 'assertion serves once',
    clause: 'rfc7523-3',
    teaching: 'The jti is remembered until the assertion expires, so a copy of it is worthless.',
    sentence: 'client_assertion has no jti, or it was used before.',
    holds: ({ fact, wasUsed }) => typeof fact?.claims['jti'] === 'string' && !wasUsed,
  }),
];
