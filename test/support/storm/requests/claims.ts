/** What each kind of JWT in a call says when nothing is wrong with it, by the known facts of a run. */
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { clientKeys, hintIssuer, hintKey, providerKeys } from '../cast.ts';
import type { Known } from './known.ts';
import type { SigningKey } from './sign-by-hand.ts';

export const jwtPurposes = [
  'assertion',
  'request',
  'login_hint_token',
  'id_token_hint',
  'dpop',
] as const;

export type JwtPurpose = (typeof jwtPurposes)[number];

export interface JwtPlan {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly key: SigningKey;
}

interface Circumstances {
  readonly known: Known;
  readonly client: Client;
  /** Where the call goes, for the proofs that name it. */
  readonly target: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

const asksAboutAlice = { scope: 'openid', login_hint: 'alice', binding_message: 'W4SCT' };

/** The plan of a JWT that is as it should be. */
export function jwtPlan(purpose: JwtPurpose, around: Circumstances): JwtPlan {
  const { known, client } = around;
  const { issuer, nowSeconds: now, count } = known;
  const own = { iss: client.client_id, jti: `${purpose} ${count}`, iat: now, exp: now + 60 };
  switch (purpose) {
    case 'assertion':
      return {
        header: {},
        claims: { ...own, sub: client.client_id, aud: issuer },
        key: keyFor(client.token_endpoint_auth_signing_alg),
      };
    case 'request':
      return {
        header: {},
        claims: { ...own, aud: issuer, nbf: now, ...(around.parameters ?? asksAboutAlice) },
        key: keyFor(client.backchannel_authentication_request_signing_alg),
      };
    case 'login_hint_token':
      return {
        header: {},
        claims: { iss: hintIssuer, aud: issuer, sub: 'alice', exp: now + 60 },
        key: hintKey,
      };
    case 'id_token_hint':
      return {
        header: {},
        claims: { iss: issuer, aud: client.client_id, sub: 'u-1', iat: now, exp: now + 60 },
        key: keyOf(providerKeys),
      };
    case 'dpop':
      return proofPlan(around);
  }
}

function proofPlan({ known, target }: Circumstances): JwtPlan {
  const key = keyFor('ES256');
  const { d, ...jwk } = key.jwk;
  return {
    header: { typ: 'dpop+jwt', jwk, kid: undefined },
    claims: {
      htm: 'POST',
      htu: known.issuer + target,
      iat: known.nowSeconds,
      jti: `proof ${known.count}`,
    },
    key,
  };
}

function keyFor(alg = 'ES256'): SigningKey {
  return clientKeys.find(({ jwk }) => jwk.alg === alg) ?? keyOf(clientKeys);
}

function keyOf([first]: readonly SigningKey[]): SigningKey {
  if (first === undefined) throw new Error('There are no keys.');
  return first;
}
