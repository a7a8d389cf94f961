/**
 * What is asked of a signed authentication request (CIBA Core §7.1.1). A plain request passes these
 * rules by, unless it should have been signed.
 */
import { algorithmName } from '../../algorithm-name.ts';
import { looksEncrypted } from '../../encoding/jwt.ts';
import type { Json } from '../../token-recipe.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import type { BackchannelCall } from './backchannel-call.ts';

type Claims = Readonly<Record<string, Json>>;

/** A rule that only a signed request has to meet. */
function signedRule(
  rule: Omit<Rule<BackchannelCall>, 'check' | 'clause'> & {
    readonly clause?: Rule<BackchannelCall>['clause'];
    readonly sentence: string;
    readonly holds: (claims: Claims, call: BackchannelCall) => boolean;
  },
): Rule<BackchannelCall> {
  const { sentence, holds, ...facts } = rule;
  return {
    clause: 'ciba-core-7.1.1',
    ...facts,
    check: (call) =>
      call.request === undefined || holds((call.request.fact?.claims ?? {}) as Claims, call)
        ? passed
        : refuse('invalid_request', sentence),
  };
}

// requested_expiry, request_context, authorization_details, claims and resource may be other JSON;
// their own rules judge them.
const texts = [
  'scope',
  'client_notification_token',
  'acr_values',
  'login_hint_token',
  'id_token_hint',
  'login_hint',
  'binding_message',
  'user_code',
  'ui_locales',
];

export const signedRequestRules: readonly Rule<BackchannelCall>[] = [
  {
    name: 'refers to no request elsewhere',
    clause: 'ciba-core-7.1.1',
    teaching: 'CIBA has no request_uri: the signed request itself travels in the form.',
    check: ({ form }) =>
      form?.values.has('request_uri') === true
        ? refuse('request_uri_not_supported', 'Send the signed request itself as request.')
        : passed,
  },
  {
    name: 'is signed only where that is supported',
    clause: 'ciba-core-4',
    teaching: 'A provider that lists no signing algorithms takes no signed requests.',
    check: ({ request, settings }) =>
      request === undefined || settings.request_signing_algorithms.length > 0
        ? passed
        : refuse('request_not_supported', 'This provider takes no signed requests.'),
  },
  {
    name: 'is signed if its client signs',
    clause: 'ciba-core-4',
    teaching: 'A client that registered a signing algorithm has promised to sign every request.',
    check: ({ request, client }) =>
      request === undefined && client?.backchannel_authentication_request_signing_alg !== undefined
        ? refuse('invalid_request', 'This client registered to sign its requests; send request.')
        : passed,
  },
  {
    name: 'is signed where everyone must sign',
    clause: 'fapi-ciba-id1-5.2.2',
    teaching: 'A provider may demand signatures from all, so that no request can be denied later.',
    check: ({ request, settings }) =>
      request === undefined && settings.require_signed_requests
        ? refuse('invalid_request', 'This provider takes signed requests only; send request.')
        : passed,
  },
  signedRule({
    name: 'is not signed without registration',
    teaching: 'Whoever wants to send signed requests registers the algorithm first.',
    sentence: 'This client registered no algorithm for signed requests.',
    holds: (_, { client }) => client?.backchannel_authentication_request_signing_alg !== undefined,
  }),
  signedRule({
    name: 'signed request is not encrypted',
    teaching: 'CIBA signs its requests and leaves secrecy to TLS; five parts are refused.',
    sentence: 'request is encrypted; sign it only.',
    holds: (_, { request }) => !looksEncrypted(request?.jwt ?? ''),
  }),
  signedRule({
    name: 'signed request is a JWT',
    teaching: 'What cannot be taken apart cannot be judged.',
    sentence: 'request is not a signed JWT with a JSON object inside.',
    holds: (_, { request }) => request?.fact !== undefined && request.fact.outcome !== 'malformed',
  }),
  signedRule({
    name: 'request is signed as registered',
    teaching: 'The algorithm is the registered one: none, a shared secret or another are refused.',
    sentence: 'request is not signed with the algorithm that this client registered.',
    holds: (_, { request, client, settings }) => {
      const alg = algorithmName(request?.fact?.header['alg']);
      return (
        alg !== undefined &&
        alg === algorithmName(client?.backchannel_authentication_request_signing_alg) &&
        settings.request_signing_algorithms.includes(alg)
      );
    },
  }),
  signedRule({
    name: 'request carries a good signature',
    teaching: 'The signature is checked with the client’s own published keys and no others.',
    sentence: 'The signature of request is not good under the keys of this client.',
    holds: (_, { request }) => request?.fact?.outcome === 'good',
  }),
  {
    name: 'request is issued by the client',
    clause: 'ciba-core-7.1.1',
    teaching: 'The iss is the client itself, so that one client cannot pass on another’s request.',
    check: ({ request, client, credentials }) => {
      if (request === undefined || request.fact?.claims['iss'] === client?.client_id) return passed;
      // With mutual TLS the form’s client_id is all that names the client: it must not differ.
      return credentials[0] === 'certificate' && request.fact?.claims['iss'] !== undefined
        ? refuse('invalid_client', 'client_id and the iss of request name different clients.')
        : refuse('invalid_request', 'iss of request must be the client_id.');
    },
  },
  signedRule({
    name: 'request is meant for this provider',
    teaching: 'The aud holds this issuer, so that a request made for another provider is no use.',
    sentence: 'aud of request must contain this issuer.',
    holds: ({ aud }, { issuer }) => (Array.isArray(aud) ? aud : [aud]).includes(issuer),
  }),
  signedRule({
    name: 'request says when it is valid',
    teaching: 'All of exp, iat and nbf are required: a signature without times is good for ever.',
    sentence: 'request must hold exp, iat and nbf as numbers.',
    holds: ({ exp, iat, nbf }) => [exp, iat, nbf].every((time) => typeof time === 'number'),
  }),
  signedRule({
    name: 'request is in time',
    teaching: 'A request is valid from nbf to exp, give or take a little for unequal clocks.',
    sentence: 'request has expired, or it is not valid yet.',
    holds: ({ exp, iat, nbf }, { nowSeconds, settings }) => {
      const leeway = settings.clock_tolerance_seconds;
      const [end, begun, valid] = [Number(exp), Number(iat), Number(nbf)];
      return end > nowSeconds - leeway && Math.max(begun, valid) <= nowSeconds + leeway;
    },
  }),
  signedRule({
    name: 'request carries a jti',
    teaching: 'The jti is what a replay is recognised by.',
    sentence: 'request must hold a jti.',
    holds: ({ jti }) => typeof jti === 'string' && jti !== '',
  }),
  signedRule({
    name: 'request serves once',
    teaching: 'The same signed request, sent again, would prompt the person again.',
    sentence: 'This request was sent before; make a new one with a new jti.',
    holds: (_, { requestWasUsed }) => !requestWasUsed,
  }),
  signedRule({
    name: 'request holds no request of its own',
    clause: 'rfc9101-10.8',
    teaching: 'A request inside a request, or sub as the client, could be taken for another JWT.',
    sentence: 'request must not hold request, request_uri, or sub with the client_id.',
    holds: (claims, { client }) =>
      !('request' in claims) &&
      !('request_uri' in claims) &&
      (claims['sub'] === undefined || claims['sub'] !== client?.client_id),
  }),
  signedRule({
    name: 'signed parameters are text',
    teaching:
      'Inside the JWT every parameter is a JSON string, but for the few that have structure.',
    sentence: 'The parameters inside request must be JSON strings.',
    holds: (claims) =>
      texts.every((name) => claims[name] === undefined || typeof claims[name] === 'string'),
  }),
];
