/** The refusals that only the FAPI profiles add to the backchannel endpoint, or answer in another way. */
import { paths } from '#shared/protocol/metadata.ts';
import type { ProfileName } from '#shared/protocol/setup/run-setup.ts';
import { castSetup, hermit, signingBank, stubPublicKey } from '../clients/cast.ts';
import { asserted, beginSeconds, type JwtChanges } from '../clients/client-assertion.ts';
import { certificateOf } from '../clients/peer-certificate.ts';
import { signed } from '../clients/signed-request.ts';
import { buildClient, testIssuer } from '../core/setup.ts';
import {
  type BackchannelFault,
  backchannelCases,
  type Changes,
  type Verdict,
} from './backchannel-fault.ts';

const authorization = null;
const error = 'invalid_request';
const life = {
  rule: 'request lives an hour at most',
  clause: 'fapi-ciba-id1-5.2.2',
  error,
} as const;
const context = { rule: 'has a context of its own', clause: 'fapi-ciba-id1-5.2.2', error } as const;
const algorithm = {
  rule: 'request is signed as registered',
  clause: 'ciba-core-7.1.1',
  error,
} as const;
const time = { rule: 'request is in time', clause: 'ciba-core-7.1.1', error } as const;
const assertionAlgorithm = {
  rule: 'assertion is signed as registered',
  clause: 'oidc-core-9',
  error: 'invalid_client',
} as const;
const audience = {
  rule: 'assertion is meant for this provider',
  clause: 'ciba-core-7.1',
  error: 'invalid_client',
} as const;

const signingInRs256 = buildClient('rs256', {
  token_endpoint_auth_method: 'private_key_jwt',
  backchannel_authentication_request_signing_alg: 'RS256',
  jwks: { keys: [{ kty: 'RSA', kid: 'rs256-1', alg: 'RS256', n: 'n', e: 'AQAB' }] },
});

/** A push client that got past the registration. */
const pushingBank = buildClient('pushing-bank', {
  token_endpoint_auth_method: 'private_key_jwt',
  backchannel_authentication_request_signing_alg: 'ES256',
  backchannel_token_delivery_mode: 'push',
  backchannel_client_notification_endpoint: 'https://bank.example/ciba',
  jwks: { keys: [stubPublicKey('pushing-bank-1')] },
});

/** What a FAPI client sends: signed, authenticated by an assertion, with a binding message. */
export function fapiRequest(
  request: JwtChanges = {},
  assertion: JwtChanges = {},
  client = signingBank,
): Changes {
  const claims = { binding_message: 'Till 4', ...request.claims };
  return { ...signed(client, { ...request, claims }), ...asserted(client, assertion) };
}

function fault(
  profile: ProfileName,
  verdict: Verdict,
  title: string,
  changes: Changes,
): BackchannelFault {
  const cast = castSetup({ profile });
  return {
    ...verdict,
    title: `under ${profile}, ${title}`,
    options: { setup: { ...cast, clients: [...cast.clients, signingInRs256, pushingBank] } },
    changes,
    outside: { authorization },
  };
}

const minute = 60;

function faultsUnder(profile: ProfileName): readonly BackchannelFault[] {
  const here = (verdict: Verdict, title: string, changes: Changes) =>
    fault(profile, verdict, title, changes);
  const bare = { binding_message: undefined };
  return [
    here(
      assertionAlgorithm,
      'an assertion in RS256 (R-050)',
      fapiRequest({}, { header: { alg: 'RS256' } }),
    ),
    here(algorithm, 'a request in RS256 (R-142)', fapiRequest({ header: { alg: 'RS256' } })),
    here(
      algorithm,
      'a request in RS256 of a client that registered it (R-142)',
      fapiRequest({ header: { alg: 'RS256' } }, {}, signingInRs256),
    ),
    here(
      life,
      'an exp 70 minutes ahead (R-133)',
      fapiRequest({ claims: { exp: beginSeconds + 70 * minute } }),
    ),
    here(
      life,
      'an nbf 70 minutes ago (R-134)',
      fapiRequest({ claims: { nbf: beginSeconds - 70 * minute } }),
    ),
    here(
      time,
      'an nbf 70 minutes ago with a life of one hour (R-134)',
      fapiRequest({ claims: { nbf: beginSeconds - 70 * minute, exp: beginSeconds - 10 * minute } }),
    ),
    ...[0, 1].map((before) =>
      here(
        life,
        `an exp ${before} s before nbf (R-135)`,
        fapiRequest({ claims: { nbf: beginSeconds + 5, exp: beginSeconds + 5 - before } }),
      ),
    ),
    here(context, 'no context at all (R-107)', fapiRequest({ claims: bare })),
    here(
      context,
      'an empty list as the only context (R-107)',
      fapiRequest({ claims: { ...bare, authorization_details: [] } }),
    ),
    here(
      context,
      'an empty object as the only context (R-107)',
      fapiRequest({ claims: { ...bare, request_context: {} } }),
    ),
    ...['{}', [], 7].map((request_context) =>
      here(
        { rule: 'request_context is an object', clause: 'fapi-ciba-id1-5.3', error },
        `the request_context ${JSON.stringify(request_context)} (R-109)`,
        fapiRequest({ claims: { request_context } }),
      ),
    ),
    here(
      { rule: 'is signed if its client signs', clause: 'ciba-core-4', error },
      'a plain form of a client that registered to sign (R-143)',
      { binding_message: 'Till 4', ...asserted(signingBank) },
    ),
    here(
      {
        rule: 'client is registered for CIBA',
        clause: 'ciba-core-4',
        error: 'unauthorized_client',
      },
      'a client in push mode',
      fapiRequest({}, {}, pushingBank),
    ),
  ];
}

const onlyUnder: readonly BackchannelFault[] = [
  {
    ...fault(
      'fapi1-ciba-id1',
      { rule: 'is signed where everyone must sign', clause: context.clause, error },
      'a plain form of a client that never signs',
      {
        binding_message: 'Till 4',
        client_id: hermit.client_id,
      },
    ),
    outside: { authorization, certificate: certificateOf(hermit) },
  },
  ...[
    ['a list with the issuer', [testIssuer]],
    ['the token endpoint', testIssuer + paths.token],
    ['the backchannel endpoint', testIssuer + paths.backchannelAuthentication],
  ].map(([title, aud]) =>
    fault(
      'fapi2-ciba',
      audience,
      `an assertion for ${String(title)} (R-051)`,
      fapiRequest({}, { claims: { aud } }),
    ),
  ),
];

export const fapiRefusals = backchannelCases([
  ...faultsUnder('fapi1-ciba-id1'),
  ...faultsUnder('fapi2-ciba'),
  ...onlyUnder,
]);
