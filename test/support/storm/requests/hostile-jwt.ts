/**
 * JWTs that should not be believed, and some that should: a faultless plan with claims and headers
 * changed, signed by the wrong key or under a public key as if it were a secret, not signed at all,
 * or broken as text.
 */
import fc from 'fast-check';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { clientKeys, providerKeys, strangerKey } from '../cast.ts';
import { type JwtPlan, type JwtPurpose, jwtPlan } from './claims.ts';
import { hostileJsonValue, hostileText } from './hostile-text.ts';
import { type Known, knownAt } from './known.ts';
import { macJwt, part, type SigningKey, signedJwt, signedParts, textPart } from './sign-by-hand.ts';

/** A JWT for that purpose in a call of that client to that target. */
export type HostileJwt = (
  known: Known,
  client: Client,
  target: string,
  purpose: JwtPurpose,
) => string;

type Finish = (plan: JwtPlan, known: Known) => string;
/** A member of a JSON object and its value as JSON text. */
type Edit = readonly [name: string, json: string];

const claimNames = fc.constantFrom(
  ...`iss sub aud exp nbf iat jti htm htu nonce sub_id email scope
    login_hint binding_message requested_expiry acr_values request authorization_details
    request_context claims resource user_code __proto__`.split(/\s+/),
);
const headerNames = fc.constantFrom(
  ...`alg kid typ cty crit b64 jwk jku x5c x5u enc __proto__`.split(/\s+/),
);
const headerValues = fc.oneof(
  fc.constantFrom(
    '"none"',
    '"None"',
    '"HS256"',
    '"RS256"',
    '"ES256"',
    '"PS256"',
    '"EdDSA"',
    '"ES256K"',
    '"dpop+jwt"',
    '"at+jwt"',
    '["exp"]',
    '["b64"]',
    '[]',
    'false',
    '{"kty":"constructor"}',
    '{"kty":"__proto__"}',
    '{"kty":"EC"}',
    '{"kty":"oct","k":"AAAA"}',
    '{"kty":["EC"]}',
    '"http://169.254.169.254/keys"',
    '"../../dev/null"',
    `"' UNION SELECT 1 --"`,
  ),
  hostileJsonValue,
);

const edits = (names: fc.Arbitrary<string>, values: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(names, values), { maxLength: 2 });

/** The object as JSON text, with members that need not be possible in any object. */
function written(object: object, changes: readonly Edit[]): string {
  const replaced = new Set(changes.map(([name]) => name));
  const kept = Object.entries(object).filter(
    ([name, value]) => !replaced.has(name) && value !== undefined,
  );
  const members = [...kept.map(([name, value]): Edit => [name, JSON.stringify(value)]), ...changes];
  return `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}

function publicText({ jwk }: SigningKey): string {
  const { d, ...shown } = jwk;
  return JSON.stringify(shown);
}

const pem = (key: SigningKey): Buffer =>
  Buffer.from(key.key.export({ type: 'pkcs8', format: 'pem' }).toString());

const foreignKeys = [strangerKey, ...providerKeys, ...clientKeys];

const finishes: readonly fc.Arbitrary<Finish>[] = [
  // Unsigned, in the spellings that have fooled libraries.
  fc.constantFrom('none', 'None', 'NONE', 'nOnE', '').map(
    (alg) =>
      ({ claims }) =>
        `${part({ alg })}.${part(claims)}.`,
  ),
  // Public keys, and what stands for them, as if they were shared secrets.
  fc.constantFrom(...clientKeys).map(
    (key) =>
      ({ claims }) =>
        macJwt(claims, publicText(key), { kid: key.jwk.kid }),
  ),
  fc.constantFrom(...clientKeys).map(
    (key) =>
      ({ claims }) =>
        macJwt(claims, pem(key)),
  ),
  hostileText.map(
    (secret) =>
      ({ claims }) =>
        macJwt(claims, Buffer.from(secret)),
  ),
  // The wrong key, under its own name and under the right one.
  fc
    .tuple(fc.constantFrom(...foreignKeys), fc.boolean())
    .map(([key, masked]) => ({ claims, header, key: own }: JwtPlan) => {
      const name = masked ? { kid: own.jwk.kid } : {};
      return signedJwt(claims, key, { ...header, ...name });
    }),
  // Signatures that are none.
  fc
    .constantFrom('', 'AA', 'A'.repeat(86), 'A'.repeat(342), '=', 'a.b', 'a.b.c')
    .map((signature) => ({ claims, key, header }) => {
      const head = part({ alg: key.jwk.alg, kid: key.jwk.kid, ...header });
      return `${head}.${part(claims)}.${signature}`;
    }),
  // Tokens made for something else.
  fc.nat(40).map((at) => (_plan, known) => knownAt(known, 'idTokens', at)),
  fc.nat(40).map((at) => (_plan, known) => knownAt(known, 'accessTokens', at)),
  // Well signed, and not what a JWT holds.
  fc.oneof(hostileJsonValue, hostileText).map(
    (text) =>
      ({ key }) =>
        signedParts(part({ alg: key.jwk.alg, kid: key.jwk.kid }), textPart(text), key),
  ),
  fc.uint8Array({ maxLength: 40 }).map(
    (bytes) =>
      ({ key }) =>
        signedParts(part({ alg: key.jwk.alg }), textPart(Buffer.from(bytes)), key),
  ),
  // Five parts, padding, white space, and a plain text.
  fc.constant(({ claims }) =>
    [part({ alg: 'dir', enc: 'A128GCM' }), '', 'a', part(claims), 'b'].join('.'),
  ),
  fc
    .constantFrom('=', '==', ' ', '\n', '.', '~')
    .map((tail) => (plan: JwtPlan) => signedJwt(plan.claims, plan.key, plan.header) + tail),
  hostileText.map((text) => () => text),
  fc.nat(4000).map((end) => ({ claims, key, header }: JwtPlan) => {
    const jwt = signedJwt(claims, key, header);
    return jwt.slice(0, end % (jwt.length + 1));
  }),
];

/** Signed by its own key, with something in it changed. */
const edited: fc.Arbitrary<Finish> = fc
  .tuple(edits(claimNames, hostileJsonValue), edits(headerNames, headerValues))
  .map(([claimEdits, headerEdits]) => ({ claims, header, key }) => {
    const { alg, kid } = key.jwk;
    const head = textPart(written({ alg, kid, ...header }, headerEdits));
    return signedParts(head, textPart(written(claims, claimEdits)), key);
  });

type Claims = JwtPlan['claims'];

/** One claim that is wrong in a way that could be meant. */
const slips: readonly ((claims: Claims, known: Known) => object)[] = [
  (_claims, { nowSeconds }) => ({ exp: nowSeconds - 3600 }),
  (_claims, { nowSeconds }) => ({ exp: nowSeconds + 10_000_000 }),
  (_claims, { nowSeconds }) => ({ iat: nowSeconds + 3600 }),
  (_claims, { nowSeconds }) => ({ iat: nowSeconds - 3600 }),
  (_claims, { nowSeconds }) => ({ nbf: nowSeconds + 3600 }),
  () => ({ jti: 'again' }),
  () => ({ aud: 'https://other.example' }),
  ({ aud }) => ({ aud: ['https://other.example', aud] }),
  () => ({ iss: 'till' }),
  () => ({ sub: 'till' }),
  ({ iss }) => ({ sub: iss }),
  () => ({ sub: 'nobody' }),
  () => ({ htm: 'GET' }),
  ({ htu }) => ({ htu: `${String(htu)}/` }),
  ({ htu }) => ({ htu: `${String(htu)}?a=b#c` }),
  () => ({ request_uri: 'urn:x' }),
  () => ({ login_hint: 'bruno' }),
  () => ({ scope: 'openid admin' }),
  () => ({ scope: ['openid'] }),
  () => ({ id_token_hint: 'a.b.c' }),
  () => ({ nonce: 'n', ath: 'a' }),
];
const slipping: fc.Arbitrary<Finish> = fc.constantFrom(...slips).map(
  (slip) =>
    ({ claims, header, key }, known) =>
      signedJwt({ ...claims, ...slip(claims, known) }, key, header),
);
const lacking: fc.Arbitrary<Finish> = claimNames.map((name) => ({ claims, header, key }) => {
  const { [name]: _, ...left } = claims;
  return signedJwt(left, key, header);
});

const finish: fc.Arbitrary<Finish> = fc.oneof(
  { weight: 8, arbitrary: edited },
  { weight: 12, arbitrary: slipping },
  { weight: 3, arbitrary: lacking },
  ...finishes.map((arbitrary) => ({ weight: 1, arbitrary })),
);

/** Any such JWT; its plan may be that of another purpose. */
export const hostileJwt: fc.Arbitrary<HostileJwt> = fc
  .tuple(
    finish,
    fc.option(fc.constantFrom<JwtPurpose>('assertion', 'request', 'id_token_hint', 'dpop'), {
      nil: undefined,
      freq: 5,
    }),
  )
  .map(
    ([finished, other]) =>
      (known, client, target, purpose) =>
        finished(jwtPlan(other ?? purpose, { known, client, target }), known),
  );
