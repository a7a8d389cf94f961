/**
 * Every way to authenticate that the provider knows, as a client registers it and as each library
 * carries it out. Keys are made fresh; what a test wants to go wrong it arranges itself.
 */
import { X509Certificate } from 'node:crypto';
import { exportJWK } from 'jose';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import {
  issueClientCertificate,
  type KeyedCertificate,
  makeSelfSignedCertificate,
} from '#main/tls/certificate-authority.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import type { PublicKey } from '#shared/protocol/setup/public-key.ts';
import type { Authentication } from './party.ts';

export interface Credentials {
  /** What the client registers. */
  readonly metadata: Partial<ClientInput>;
  readonly authentication: Authentication;
  readonly certificate?: KeyedCertificate;
}

export interface ClientKey {
  readonly pair: CryptoKeyPair;
  /** With its kid and its algorithm, as a client registers it. */
  readonly jwk: PublicKey;
  readonly forSigning: oauth.PrivateKey;
}

export type ClientKeyAlgorithm = 'ES256' | 'PS256' | 'RS256' | 'EdDSA';

/** A fresh signing key of a client. */
export async function makeClientKey(
  alg: ClientKeyAlgorithm,
  kid = `client-${alg}`,
): Promise<ClientKey> {
  const pair = await oauth.generateKeyPair(alg);
  const jwk = { ...(await exportJWK(pair.publicKey)), kty: ktyOf[alg], kid, alg, use: 'sig' };
  return { pair, jwk: { ...jwk }, forSigning: { key: pair.privateKey, kid } };
}

const ktyOf = { ES256: 'EC', PS256: 'RSA', RS256: 'RSA', EdDSA: 'OKP' } as const;

/** A secret with everything in it that Basic credentials have to encode. */
const secret = 'päss:wörd+100 %&=/ and long enough for HS256';

export const secretCredentials = {
  client_secret_basic: bySecret('client_secret_basic', {
    openid: openid.ClientSecretBasic(secret),
    oauth: oauth.ClientSecretBasic(secret),
  }),
  client_secret_post: bySecret('client_secret_post', {
    openid: openid.ClientSecretPost(secret),
    oauth: oauth.ClientSecretPost(secret),
  }),
  client_secret_jwt: bySecret('client_secret_jwt', {
    openid: openid.ClientSecretJwt(secret),
    oauth: oauth.ClientSecretJwt(secret),
  }),
};

function bySecret(
  method: NonNullable<ClientInput['token_endpoint_auth_method']>,
  authentication: Authentication,
): Credentials {
  return {
    metadata: { token_endpoint_auth_method: method, client_secret: secret },
    authentication,
  };
}

/** private_key_jwt; `modify` changes the assertion before it is signed. */
export function keyCredentials(
  { jwk, forSigning }: ClientKey,
  modify?: oauth.ModifyAssertionFunction,
): Credentials {
  const options = modify && { [oauth.modifyAssertion]: modify };
  return {
    metadata: { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [jwk] } },
    authentication: {
      openid: openid.PrivateKeyJwt(forSigning, options),
      oauth: oauth.PrivateKeyJwt(forSigning, options),
    },
  };
}

const byCertificate: Authentication = {
  openid: openid.TlsClientAuth(),
  oauth: oauth.TlsClientAuth(),
};

/** tls_client_auth, by the subject of a certificate from that authority. */
export async function authorityCredentials(authority: KeyedCertificate): Promise<Credentials> {
  const subject = 'CN=till,O=Corner Shop';
  return {
    metadata: {
      token_endpoint_auth_method: 'tls_client_auth',
      tls_client_auth_subject_dn: subject,
    },
    authentication: byCertificate,
    certificate: await issueClientCertificate(authority, { subject }, Date.now()),
  };
}

/** self_signed_tls_client_auth, by the key of a certificate that nobody vouches for. */
export async function selfSignedCredentials(): Promise<Credentials> {
  const certificate = await makeSelfSignedCertificate({ subject: 'CN=kiosk' }, Date.now());
  const { publicKey } = new X509Certificate(certificate.certificate);
  const jwk = { kty: 'EC', ...publicKey.export({ format: 'jwk' }) };
  return {
    metadata: { token_endpoint_auth_method: 'self_signed_tls_client_auth', jwks: { keys: [jwk] } },
    authentication: byCertificate,
    certificate,
  };
}
