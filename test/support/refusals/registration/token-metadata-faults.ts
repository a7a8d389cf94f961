/** Faults in types, in what a client wants to be given, and in where its browser returns to. */
import { ecKey, type Members, rsaKey } from '../../core/registration-request.ts';
import type { MetadataFault } from './metadata-fault.ts';

const withKeys: Members = { jwks: { keys: [ecKey] } };
const codeFlow: Members = {
  grant_types: ['authorization_code'],
  backchannel_token_delivery_mode: undefined,
};

const shapeFaults = [
  { backchannel_user_code_parameter: 'yes' },
  { grant_types: 'urn:openid:params:grant-type:ciba' },
  { redirect_uris: [1] },
  { client_name: 7 },
  { jwks: [] },
  { jwks: { keys: ['key'] } },
  { client_name: 'n'.repeat(2001) },
].map((members) => ({
  title: `members of the wrong type: ${JSON.stringify(members).slice(0, 50)} (R-026)`,
  rule: 'members have their types',
  clause: 'rfc7591-2',
  members,
}));

const grantFaults: readonly MetadataFault[] = [
  {
    title: 'a grant that is not served',
    rule: 'grants are served here',
    members: { grant_types: ['implicit'], backchannel_token_delivery_mode: undefined },
  },
  {
    title: 'a response type without its grant',
    rule: 'response types go with the grants',
    members: { response_types: ['code'] },
  },
  {
    title: 'a response type that is not served',
    rule: 'response types go with the grants',
    members: { ...codeFlow, response_types: ['code id_token'] },
  },
  {
    title: 'the code flow without redirect URIs',
    rule: 'code flow has where to return to',
    error: 'invalid_redirect_uri' as const,
    members: codeFlow,
  },
  ...[
    '/cb',
    'https://client.example/cb#x',
    'http://client.example/cb',
    'https://user@client.example/cb',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://client.example/"><script>',
    '',
  ].map((uri) => ({
    title: `the redirect URI «${uri}»`,
    rule: 'redirect URIs are absolute',
    error: 'invalid_redirect_uri' as const,
    members: { ...codeFlow, redirect_uris: [uri] },
  })),
].map((fault) => ({ ...fault, clause: 'rfc7591-2' }));

const tokenFaults: readonly MetadataFault[] = [
  ...['RS256', 'none'].map((alg) => ({
    title: `ID tokens signed by ${alg}, for which there is no key`,
    rule: 'ID token algorithm is on offer',
    members: { id_token_signed_response_alg: alg },
  })),
  ...[
    { id_token_encrypted_response_alg: 'RSA1_5' },
    { id_token_encrypted_response_alg: 'ECDH-ES', id_token_encrypted_response_enc: 'A1' },
    { id_token_encrypted_response_enc: 'A128GCM' },
  ].map((members) => ({
    title: `the encryption ${Object.values(members).join(' ')}`,
    rule: 'encryption is known',
    members: { ...withKeys, ...members },
  })),
  ...[{ ...ecKey, use: 'sig' }, rsaKey].map((key) => ({
    title: `encryption to a key for something else, ${key.kty}`,
    rule: 'encryption has a key',
    members: { id_token_encrypted_response_alg: 'ECDH-ES', jwks: { keys: [key] } },
  })),
  {
    title: 'a scope that nobody offers',
    rule: 'scope is on offer',
    members: { scope: 'openid everything' },
  },
].map((fault) => ({ ...fault, clause: 'rfc7591-2' }));

export const tokenMetadataFaults: readonly MetadataFault[] = [
  ...shapeFaults,
  ...grantFaults,
  ...tokenFaults,
  {
    title: 'a type of authorization details that nobody offers',
    rule: 'authorization details are on offer',
    clause: 'rfc9396-10',
    members: { authorization_details_types: ['payment'] },
  },
];
