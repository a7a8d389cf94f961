/**
 * Values that look right for the parameter that carries them, and are so or not quite: what gets past
 * the first rules and meets the last ones. A request with these is wrong in one place only.
 */
import fc from 'fast-check';
import { type Blank, withParameter } from './blank.ts';
import type { Spoil } from './spoil.ts';

const ofRequests: Readonly<Record<string, readonly string[]>> = {
  scope: [
    'openid',
    'openid payment',
    'openid offline_access',
    'openid admin',
    'profile',
    'openid "',
  ],
  login_hint: ['bruno', 'carol', 'nobody', 'A@A.EXAMPLE', 'u-1', ' alice', '  '],
  user_code: ['secret code', 'wrong', 'secret  code', ''],
  binding_message: ['W4SCT', 'x'.repeat(100), 'x'.repeat(101), 'a\nb', '<b>'],
  acr_values: ['urn:ciba-workbench:acr:tap', 'urn:nothing', 'a b c'],
  requested_expiry: ['1', '5', '600', '999999999', '0', '-5', '1e3', '1.5', '+1', '١'],
  client_notification_token: ['t'.repeat(1024), 't'.repeat(1025), 'a b', 'a=b', 'é'],
  request_context: ['{}', '{"a":1}', '[]', '"text"'],
  authorization_details: [
    '[{"type":"payment"}]',
    '[{"type":"account","iban":"DE1"}]',
    '[{"type":"account"}]',
    '[{"type":"unknown"}]',
    '[{}]',
    '{"type":"payment"}',
  ],
  claims: ['{"id_token":{"email":null}}', '{"id_token":null}', '{"userinfo":7}'],
  resource: ['https://api.example', 'https://other.example', '/relative', 'https://a#b'],
  request_uri: ['https://client.example/request', 'urn:ietf:params:oauth:request_uri:1'],
  token_type_hint: ['access_token', 'refresh_token', 'id_token'],
  grant_type: ['refresh_token', 'authorization_code', 'client_credentials', 'password', ''],
  redirect_uri: [
    'https://evil.example/back',
    'https://browser.example/back/',
    'javascript:alert(1)',
  ],
  response_type: ['token', 'code id_token', ''],
  response_mode: ['fragment', 'form_post'],
  prompt: ['none', 'login'],
  state: ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'a\r\nSet-Cookie: b=c'],
  person: ['bruno', 'nobody', '<b>'],
  username: ['carol', '"><script>', 'dora'],
  decision: ['cancel', 'approve'],
  code_challenge_method: ['plain', ''],
  code_verifier: ['dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl', 'short'],
  client_assertion_type: ['urn:ietf:params:oauth:client-assertion-type:saml2-bearer', ''],
};

const ofRegistrations: Readonly<Record<string, readonly string[]>> = {
  backchannel_token_delivery_mode: ['ping', 'push', 'poll', 'shove', 'null'],
  backchannel_client_notification_endpoint: [
    'http://169.254.169.254/latest',
    'http://10.0.0.1/cb',
    'https://192.168.1.1/cb',
    'http://[::ffff:169.254.169.254]/',
    'http://2852039166/',
    'file:///etc/passwd',
    'https://user:password@client.example/cb',
    'https://client.example/cb#fragment',
    'https://client.example/cb',
    'http://localhost:9/cb',
  ],
  backchannel_authentication_request_signing_alg: ['ES256', 'none', 'HS256'],
  backchannel_user_code_parameter: ['true', '"true"'],
  token_endpoint_auth_method: ['private_key_jwt', 'none', 'tls_client_auth', 'client_secret_jwt'],
  token_endpoint_auth_signing_alg: ['none', 'HS256', 'ES256'],
  grant_types: ['[]', '["password"]', '["authorization_code"]', '"urn"'],
  response_types: ['["code"]', '["token"]', '[]'],
  redirect_uris: ['["https://client.example/back"]', '["javascript:alert(1)"]', '["/back"]', '[]'],
  jwks: ['{"keys":[]}', '{"keys":[{"kty":"constructor"}]}', '{"keys":[{"kty":"oct","k":"AA"}]}'],
  jwks_uri: ['http://169.254.169.254/keys', 'http://127.0.0.1:9/jwks/0', 'file:///etc/passwd'],
  subject_type: ['pairwise', 'pearwise'],
  sector_identifier_uri: [
    'http://10.0.0.1/sector',
    'https://sector.example',
    'http://127.0.0.1:9/s',
  ],
  id_token_signed_response_alg: ['none', 'EdDSA', 'HS256'],
  id_token_encrypted_response_alg: ['RSA-OAEP', 'RSA1_5', 'dir'],
  id_token_encrypted_response_enc: ['A128GCM', 'none'],
  scope: ['openid', 'openid admin', ''],
  client_id: ['till', '__proto__'],
  client_secret: ['mine'],
  tls_client_auth_subject_dn: ['CN=tower', 'CN'],
  tls_client_auth_san_dns: ['tower.example'],
  authorization_details_types: ['["payment"]', '["unknown"]'],
  dpop_bound_access_tokens: ['true', '1'],
};

type Pair = readonly [name: string, value: string];

function pairsOf(table: Readonly<Record<string, readonly string[]>>): readonly Pair[] {
  return Object.entries(table).flatMap(([name, values]) =>
    values.map((value): Pair => [name, value]),
  );
}

const [requestPairs, registrationPairs] = [pairsOf(ofRequests), pairsOf(ofRegistrations)];

/** Sets one parameter to something that could be meant, of the kind that the call has. */
export const plausible: fc.Arbitrary<Spoil> = fc.nat().map((at) => (blank: Blank) => {
  const pairs = blank.body === 'json' ? registrationPairs : requestPairs;
  const [name, value] = pairs[at % pairs.length] ?? ['', ''];
  return withParameter(blank, name, value);
});
