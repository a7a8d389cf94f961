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
import type { Authentication } from './party.ts';

/** A public key of which every member is text, as all that are made here have it. */
type PublicMembers = { readonly [member: string]: string } & { readonly kty: string };

/** What a client registers of the way it authenticates. */
interface AuthenticationMetadata {
  readonly token_endpoint_auth_method: NonNullable<ClientInput['token_endpoint_auth_method']>;
  readonly client_secret?: string;
  readonly jwks?: { readonly keys: PublicMembers[] };
  readonly tls_client_auth_subject_dn?: string;
}

export interface Credentials {
  readonly metadata: AuthenticationMetadata;
  readonly authentication: Authentication;
  readonly certificate?: KeyedCertificate;
}

export interface ClientKey {
  readonly pair: CryptoKeyPair;
  /** With its kid and its algorithm, as a client registers it. */
  readonly jwk: PublicMembers & { readonly kid: string; readonly alg: string };
  readonly forSigning: oauth.PrivateKey;
}

export type ClientKeyAlgorithm = 'ES256' | 'PS256' | 'RS256' | 'EdDSA';

/** A fresh signing key of a client. */
export async function makeClientKey(
  alg: ClientKeyAlgorithm,
  kid = `client-${alg}`,
): Promise<ClientKey> {
  const pair = await oauth.generateKeyPair(alg);
  const members = textMembers(await exportJWK(pair.publicKey));
  const jwk = { ...members, kty: ktyOf[alg], kid, alg, use: 'sig' };
  return { pair, jwk, forSigning: { key: pair.privateKey, kid } };
}

function textMembers(key: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(key).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

const ktyOf = { ES256: 'EC', PS256: 'RSA', RS256: 'RSA', EdDSA: 'OKP' } as const;

/** A secret with everything in it that Basic credentials have to encode. */
const secret = 'päss:wörd+100 %&=/ and long enough for HS256';

/** How each method turns a secret into a library's means. */
const bySecret = {
  client_secret_basic: (held: string): Authentication => ({
    openid: openid.ClientSecretBasic(held),
    oauth: oauth.ClientSecretBasic(held),
  }),
  client_secret_post: (held: string): Authentication => ({
    openid: openid.ClientSecretPost(held),
    oauth: oauth.ClientSecretPost(held),
  }),
  client_secret_jwt: (held: string): Authentication => ({
    openid: openid.ClientSecretJwt(held),
    oauth: oauth.ClientSecretJwt(held),
  }),
};

type SecretMethod = keyof typeof bySecret;

export const secretCredentials = {
  client_secret_basic: secretFor('client_secret_basic', secret),
  client_secret_post: secretFor('client_secret_post', secret),
  client_secret_jwt: secretFor('client_secret_jwt', secret),
};

/** The same way to authenticate, with the secret that the provider gave where there is one. */
export function withSecret(credentials: Credentials, given: string | undefined): Credentials {
  const { token_endpoint_auth_method: method } = credentials.metadata;
  return given === undefined || !isBySecret(method) ? credentials : secretFor(method, given);
}

function isBySecret(method: string): method is SecretMethod {
  return method in bySecret;
}

function secretFor(method: SecretMethod, held: string): Credentials {
  return {
    metadata: { token_endpoint_auth_method: method, client_secret: held },
    authentication: bySecret[method](held),
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
  const jwk = { kty: 'EC', ...textMembers(publicKey.export({ format: 'jwk' })) };
  return {
    metadata: { token_endpoint_auth_method: 'self_signed_tls_client_auth', jwks: { keys: [jwk] } },
    authentication: byCertificate,
    certificate,
  };
}
