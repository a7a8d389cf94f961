/** The refusals of the userinfo endpoint, which stands for every protected resource. */
import { createHash } from 'node:crypto';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import type { JsonObject } from '#shared/protocol/token-recipe.ts';
import {
  dpopProof,
  epochSeconds,
  otherProofKey,
  withCertificate,
  withProof,
} from '../core/bound-request.ts';
import { grantTokens, userinfoRequest } from '../core/granted-tokens.ts';
import { formPost, tokenRequest } from '../core/outside-request.ts';
import { buildClient, buildSetup } from '../core/setup.ts';
import type { Simulation } from '../core/simulation.ts';
import type { RefusalCase } from './refusal-case.ts';

export const certified = buildClient('certified', {
  tls_client_certificate_bound_access_tokens: true,
});
export const keeper = buildClient('keeper', { scope: 'openid email offline_access' });
export const aroundSetup = buildSetup({ clients: [...buildSetup().clients, certified, keeper] });
const options = { setup: aroundSetup };
const demandsNonce = { setup: buildSetup({ provider: { dpop_nonce: true } }) };
const htu = buildSetup().issuer + paths.userinfo;

/** A proof for the userinfo endpoint and that token; name a claim to change it. */
export function resourceProof(
  token: string,
  claims: JsonObject = {},
  more: Omit<Parameters<typeof dpopProof>[0], 'claims'> = {},
): string {
  const ath = createHash('sha256').update(token).digest('base64url');
  return dpopProof({ ...more, claims: { htm: 'GET', htu, ath, ...claims } });
}

/** A token that is bound to the usual key. */
export function boundToken(simulation: Simulation): string {
  return grantTokens(simulation, { bind: (request) => withProof(request, dpopProof()) }).access;
}

interface Fault extends Pick<RefusalCase, 'title' | 'rule' | 'options'> {
  readonly clause?: string;
  readonly error?: RefusalCase['error'];
  readonly status?: number;
  readonly ask: (simulation: Simulation) => HttpRequest;
}

const bearer = (token: string): HttpRequest => userinfoRequest(`Bearer ${token}`);

/** A faultless call with a bound token, but for its proofs. */
function proven(proofs: (token: string) => readonly string[]) {
  return (simulation: Simulation): HttpRequest => {
    const token = boundToken(simulation);
    return withProof(userinfoRequest(`DPoP ${token}`), ...proofs(token));
  };
}

const tokenFaults: readonly Fault[] = [
  ...[undefined, 'Bearer', 'Basic dGlsbDp4', 'bearer a b'].map((header) => ({
    title: `the Authorization header «${header ?? ''}»`,
    rule: 'presents an access token',
    ask: () => userinfoRequest(header),
  })),
  {
    title: 'a token in the query',
    rule: 'presents an access token',
    ask: (simulation) => {
      const { access } = grantTokens(simulation);
      return { ...userinfoRequest(), target: `${paths.userinfo}?access_token=${access}` };
    },
  },
  {
    title: 'a token in the header and in the form',
    rule: 'presents it one way',
    clause: 'rfc6750-2',
    error: 'invalid_request',
    status: 400,
    ask: (simulation) => {
      const { access } = grantTokens(simulation);
      const authorization = `Bearer ${access}`;
      return formPost(paths.userinfo, [['access_token', access]], { authorization });
    },
  },
  {
    title: 'a token that nobody gave out',
    rule: 'access token is good',
    ask: (simulation) => bearer(`${grantTokens(simulation).access.slice(0, -4)}AAAA`),
  },
  {
    title: 'an expired token',
    rule: 'access token is good',
    ask: (simulation) => {
      const { access } = grantTokens(simulation);
      simulation.wait(3600 * 1000);
      return bearer(access);
    },
  },
  {
    title: 'an ID token, which is signed with the same keys',
    rule: 'access token is good',
    ask: (simulation) => bearer(grantTokens(simulation).idToken),
  },
  {
    title: 'a refresh token',
    rule: 'access token is good',
    options,
    ask: (simulation) => bearer(refreshable(simulation)),
  },
  {
    title: 'a token that was narrowed to another scope',
    rule: 'token reaches the person’s claims',
    error: 'insufficient_scope',
    status: 403,
    options,
    ask: (simulation) => {
      const narrowed = simulation.ask(
        formPost(
          paths.token,
          [
            ['grant_type', 'refresh_token'],
            ['refresh_token', refreshable(simulation)],
            ['scope', 'email'],
          ],
          { client: keeper },
        ),
      );
      return bearer(String(narrowed.body['access_token']));
    },
  },
];

function refreshable(simulation: Simulation): string {
  const parameters = { scope: 'openid email offline_access' };
  return grantTokens(simulation, { client: keeper, parameters }).refresh;
}

const bindingFaults: readonly Fault[] = [
  {
    title: 'a bound token as a bearer token',
    rule: 'bound token comes by its scheme',
    clause: 'rfc9449-7.1',
    ask: (simulation) => bearer(boundToken(simulation)),
  },
  {
    title: 'a bearer token as a bound one',
    rule: 'bound token comes by its scheme',
    clause: 'rfc9449-7.1',
    ask: (simulation) => userinfoRequest(`DPoP ${grantTokens(simulation).access}`),
  },
  {
    title: 'a proof by another key',
    rule: 'DPoP proof is by the key of the token',
    clause: 'rfc9449-7.1',
    ask: proven((token) => [resourceProof(token, {}, { header: { jwk: otherProofKey } })]),
  },
  {
    title: 'a bound token over another certificate (R-213)',
    rule: 'certificate of the token is there',
    clause: 'rfc8705-3',
    options,
    ask: (simulation) => withCertificate(bearer(certifiedToken(simulation)), 'another'),
  },
  {
    title: 'a bound token without its certificate (R-213)',
    rule: 'certificate of the token is there',
    clause: 'rfc8705-3',
    options,
    ask: (simulation) => bearer(certifiedToken(simulation)),
  },
];

/** A token that is bound to the certificate «own». */
export function certifiedToken(simulation: Simulation): string {
  return grantTokens(simulation, {
    client: certified,
    bind: (request) => withCertificate(request, 'own'),
  }).access;
}

const proofFaults: readonly Fault[] = [
  {
    title: 'a bound token without a proof',
    rule: 'bound token comes with a proof',
    clause: 'rfc9449-7.1',
    ask: proven(() => []),
  },
  {
    title: 'two proofs',
    rule: 'DPoP proof is a JWT with its own key',
    ask: proven((token) => [resourceProof(token), resourceProof(token)]),
  },
  {
    title: 'a proof with a false signature',
    rule: 'DPoP proof is a JWT with its own key',
    ask: proven((token) => [resourceProof(token, {}, { signature: 'false' })]),
  },
  ...[{ htm: 'POST' }, { htu: `${htu}/more` }, { htu: null }].map((claims) => ({
    title: `a proof for another call: ${JSON.stringify(claims)}`,
    rule: 'DPoP proof is for this call',
    ask: proven((token: string) => [resourceProof(token, claims)]),
  })),
  {
    title: 'a stale proof',
    rule: 'DPoP proof is fresh',
    ask: proven((token) => [resourceProof(token, { iat: epochSeconds - 61 })]),
  },
  {
    title: 'a proof that was used before',
    rule: 'DPoP proof is fresh',
    ask: (simulation: Simulation) => {
      const token = boundToken(simulation);
      const request = withProof(userinfoRequest(`DPoP ${token}`), resourceProof(token));
      simulation.ask(request);
      return request;
    },
  },
  ...[null, 'of-another-token'].map((ath) => ({
    title: `a proof with ath ${ath}`,
    rule: 'DPoP proof is for this token',
    clause: 'rfc9449-7.1',
    ask: proven((token: string) => [resourceProof(token, { ath })]),
  })),
].map((fault) => ({ clause: 'rfc9449-4.3', ...fault, error: 'invalid_dpop_proof' as const }));

const faults: readonly Fault[] = [
  ...tokenFaults,
  ...bindingFaults,
  ...proofFaults,
  {
    title: 'a proof without the nonce that is demanded',
    rule: 'DPoP proof answers the nonce',
    clause: 'rfc9449-8',
    error: 'use_dpop_nonce',
    options: demandsNonce,
    ask: (simulation) => {
      const refused = simulation.ask(withProof(tokenRequest('any'), dpopProof()));
      const nonce = refused.headers.get('dpop-nonce') ?? '';
      const bind = (request: HttpRequest) => withProof(request, dpopProof({ claims: { nonce } }));
      const token = grantTokens(simulation, { bind }).access;
      return withProof(userinfoRequest(`DPoP ${token}`), resourceProof(token));
    },
  },
];

export const userinfoRefusals: readonly RefusalCase[] = faults.map(
  ({ ask, clause = 'rfc6750-3.1', error = 'invalid_token', status = 401, ...fault }) => ({
    table: 'userinfo',
    clause,
    error,
    status,
    ...fault,
    act: (simulation) => simulation.ask(ask(simulation)),
  }),
);
