/** Faults in how a client wants to prove itself: its keys, its method, its certificate. */
import {
  ecKey,
  type Members,
  paddedRsaKey,
  rsaKey,
  shortRsaKey,
} from '../../core/registration-request.ts';
import type { MetadataFault } from './metadata-fault.ts';

const withKeys: Members = { jwks: { keys: [ecKey] } };

const keyFaults: readonly MetadataFault[] = [
  {
    title: 'keys by value and by reference',
    rule: 'keys come one way',
    members: { ...withKeys, jwks_uri: 'https://client.example/jwks' },
  },
  {
    title: 'a plain http jwks_uri',
    rule: 'key address is encrypted',
    members: { jwks_uri: 'http://client.example/jwks' },
  },
  ...[
    { ...ecKey, d: 'AQ' },
    { kty: 'oct', k: 'c2VjcmV0' },
  ].map((key) => ({
    title: `a key with a private part, ${key.kty}`,
    rule: 'keys are public',
    members: { jwks: { keys: [key] } },
  })),
  ...[
    shortRsaKey,
    paddedRsaKey,
    { ...ecKey, x: 'AQ' },
    { ...ecKey, crv: 'P-192' },
    { ...ecKey, y: undefined },
    { kty: 'OKP', crv: 'Ed25519', x: 'AQ' },
    { kty: 'toString', crv: 'length', x: 'AQ' },
  ].map((key) => ({
    title: `the weak key ${JSON.stringify(key).slice(0, 50)}`,
    rule: 'keys are strong',
    members: { jwks: { keys: [key] } },
  })),
  {
    title: 'two keys of one name',
    rule: 'key names differ',
    members: { jwks: { keys: [ecKey, { ...rsaKey, kid: ecKey.kid }] } },
  },
  {
    title: 'an authentication method that nobody knows',
    rule: 'authentication method is on offer',
    members: { token_endpoint_auth_method: 'handshake' },
  },
  {
    title: 'private_key_jwt without keys',
    rule: 'has the keys that it will sign with',
    members: { token_endpoint_auth_method: 'private_key_jwt' },
  },
  {
    title: 'self_signed_tls_client_auth without keys',
    rule: 'has the keys that it will sign with',
    members: { token_endpoint_auth_method: 'self_signed_tls_client_auth' },
  },
  {
    title: 'signed requests without keys',
    rule: 'has the keys that it will sign with',
    members: { backchannel_authentication_request_signing_alg: 'ES256', jwks: { keys: [] } },
  },
].map((fault) => ({ ...fault, clause: 'rfc7591-2' }));

const methodFaults: readonly MetadataFault[] = [
  {
    title: 'a public client for CIBA',
    rule: 'CIBA client can keep a secret',
    clause: 'ciba-core-7.2',
    members: { token_endpoint_auth_method: 'none' },
  },
  ...[
    ['private_key_jwt', 'HS256'],
    ['client_secret_jwt', 'ES256'],
    ['private_key_jwt', 'none'],
  ].map(([method, alg]) => ({
    title: `${method} with ${alg}`,
    rule: 'assertion algorithm is on offer',
    clause: 'oidc-core-9',
    members: {
      ...withKeys,
      token_endpoint_auth_method: method,
      token_endpoint_auth_signing_alg: alg,
    },
  })),
  ...[
    {},
    { tls_client_auth_subject_dn: 'CN=client', tls_client_auth_san_dns: 'client.example' },
  ].map((names) => ({
    title: `tls_client_auth with ${Object.keys(names).length} names of its certificate`,
    rule: 'certificate has one name',
    clause: 'rfc8705-2.1',
    members: { token_endpoint_auth_method: 'tls_client_auth', ...names },
  })),
];

export const credentialMetadataFaults: readonly MetadataFault[] = [...keyFaults, ...methodFaults];
