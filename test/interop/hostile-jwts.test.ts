/**
 * JWTs that no honest client makes, over real HTTP and judged with real cryptography: the core’s own
 * tests take the signature’s verdict as given, and these hold the verdict itself to account.
 */
import { createPublicKey, randomUUID } from 'node:crypto';
import { importJWK, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSigningKey, type PrivateKey, publicHalf } from '#main/signing/signing-keys.ts';
import { paths } from '#shared/protocol/metadata.ts';
import { assertionType } from '#test/support/clients/client-assertion.ts';
import { cibaClient } from '#test/support/interop/flow.ts';
import { ecSigned, type Header, handmade, hmacWith } from '#test/support/interop/handmade-jwt.ts';
import { openTestProvider, type TestProvider } from '#test/support/interop/test-provider.ts';
import { loopbackFetch } from '#test/support/shell/http-call.ts';

const keys = {
  own: await makeSigningKey('ES256', null),
  rsa: await makeSigningKey('RS256', null),
  others: await makeSigningKey('ES256', null),
  attackers: await makeSigningKey('ES256', null),
};

let provider: TestProvider;

function jwks(...held: readonly PrivateKey[]) {
  return { keys: held.map((key) => publicHalf(key)) };
}

beforeAll(async () => {
  const byKey = { token_endpoint_auth_method: 'private_key_jwt' } as const;
  const signs = (alg: string) => ({ backchannel_authentication_request_signing_alg: alg });
  provider = await openTestProvider({
    clients: [
      cibaClient('bank', { ...byKey, ...signs('ES256'), jwks: jwks(keys.own, keys.rsa) }),
      cibaClient('other-bank', { ...byKey, ...signs('ES256'), jwks: jwks(keys.others) }),
    ],
  });
});

afterAll(() => provider.close());

function claims(more: Readonly<Record<string, unknown>> = {}) {
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now, nbf: now, exp: now + 60 };
  return { iss: 'bank', aud: provider.issuer, jti: randomUUID(), ...times, ...more };
}

const assertionClaims = () => claims({ sub: 'bank' });
const requestClaims = () => claims({ scope: 'openid', login_hint: 'alice' });

function honest(payload: object, key: PrivateKey = keys.own, header: Header = {}): Promise<string> {
  return importJWK({ ...key } as JWK, key.alg).then((imported) =>
    new SignJWT({ ...payload })
      .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header })
      .sign(imported),
  );
}

interface Answered {
  readonly status: number;
  readonly body: { readonly error?: string };
}

async function post(
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const response = await loopbackFetch(provider.issuer + paths.backchannelAuthentication, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: (await response.json()) as Answered['body'] };
}

/** Sends a JWT as the client's assertion, and then as its signed request. */
async function inBothPlaces(jwtOf: (payload: object) => Promise<string> | string) {
  const client_assertion_type = assertionType;
  const asAssertion = await post({
    client_id: 'bank',
    client_assertion_type,
    client_assertion: await jwtOf(assertionClaims()),
    request: await honest(requestClaims()),
  });
  const asRequest = await post({
    client_assertion_type,
    client_assertion: await honest(assertionClaims()),
    request: await jwtOf(requestClaims()),
  });
  return { asAssertion, asRequest };
}

async function expectRefused(jwtOf: (payload: object) => Promise<string> | string): Promise<void> {
  const { asAssertion, asRequest } = await inBothPlaces(jwtOf);
  expect(asAssertion).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  expect(asRequest).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
}

const publicKey = createPublicKey({ key: { ...publicHalf(keys.own) }, format: 'jwk' });
const es256 = { alg: 'ES256', kid: keys.own.kid };

describe('the honest JWT, by which the others are measured,', () => {
  it('is good in both places (R-119)', async () => {
    const { asAssertion, asRequest } = await inBothPlaces((payload) => honest(payload));
    expect([asAssertion.status, asRequest.status]).toEqual([200, 200]);
  });
});

describe('RFC 8725: as assertion and as signed request, the provider refuses', () => {
  it.each(['none', 'None', 'NONE', 'nOnE', ''])(
    'alg «%s» without a signature (R-047, R-137)',
    (alg) => expectRefused((payload) => handmade({ alg }, payload)),
  );

  it('alg none with the signature of another JWT (R-047, R-137)', () =>
    expectRefused(async (payload) => {
      const signature = (await honest(payload)).split('.')[2] ?? '';
      return handmade({ alg: 'none' }, payload, Buffer.from(signature, 'base64url'));
    }));

  it.each([
    ['the key as PEM', () => publicKey.export({ type: 'spki', format: 'pem' })],
    ['the key as DER', () => publicKey.export({ type: 'spki', format: 'der' })],
    ['the key as JWK', () => JSON.stringify(publicHalf(keys.own))],
    ['nothing', () => ''],
  ])('HS256 with %s as the secret (R-047, R-141)', (_title, secretOf) =>
    expectRefused((payload) => {
      const secret = secretOf();
      return hmacWith(secret, { alg: 'HS256', kid: keys.own.kid }, payload);
    }),
  );

  it('HS256 that calls itself ES256 (R-047, R-138)', () =>
    expectRefused((payload) => {
      const secret = publicKey.export({ type: 'spki', format: 'pem' });
      return hmacWith(secret, es256, payload);
    }));

  it('a broken signature (R-047, R-138)', () =>
    expectRefused(async (payload) => {
      const [header, body, signature = ''] = (await honest(payload)).split('.');
      const bytes = Buffer.from(signature, 'base64url');
      bytes[5] = (bytes[5] ?? 0) ^ 1;
      return `${header}.${body}.${bytes.toString('base64url')}`;
    }));

  it('a payload that was changed after it was signed (R-047, R-138)', () =>
    expectRefused(async (payload) => {
      const [header, , signature] = (await honest(payload)).split('.');
      const changed = handmade({}, { ...payload, jti: 'another' }).split('.')[1];
      return `${header}.${changed}.${signature}`;
    }));

  it('a signature of zeros, which careless curves believe (R-047, R-138)', () =>
    expectRefused((payload) => handmade(es256, payload, Buffer.alloc(64))));

  it('a signature in the form that other libraries use (R-047, R-138)', () =>
    expectRefused((payload) => ecSigned(keys.own, es256, payload, 'der')));

  it('the key of another client, under either name (R-047, R-139)', async () => {
    await expectRefused((payload) => honest(payload, keys.others));
    await expectRefused((payload) => honest(payload, keys.others, { kid: keys.own.kid }));
  });

  it('a key that came along in the header (R-047, R-139)', async () => {
    const jwk = publicHalf(keys.attackers);
    await expectRefused((payload) => honest(payload, keys.attackers, { jwk }));
    await expectRefused((payload) => honest(payload, keys.attackers, { kid: keys.own.kid, jwk }));
  });

  it.each(['jku', 'x5u'])(
    'a key at an address in the header, which is not fetched (%s)',
    (member) =>
      expectRefused((payload) =>
        honest(payload, keys.attackers, { [member]: `${provider.issuer}${paths.jwks}` }),
      ),
  );

  it.each(['../../dev/null', "' OR 1=1", '__proto__', ''])('the kid «%s»', (kid) =>
    expectRefused((payload) => handmade({ alg: 'ES256', kid }, payload, Buffer.alloc(64))),
  );

  it('an extension that must be understood and is not', () =>
    expectRefused((payload) => {
      const header = { ...es256, crit: ['exp-please'], 'exp-please': true };
      return ecSigned(keys.own, header, payload);
    }));
});

describe('the proof of another key', () => {
  it('that is good as DPoP proof does not authenticate anybody (R-047)', async () => {
    const jwk = publicHalf(keys.attackers);
    const header = { typ: 'dpop+jwt', jwk };
    const asAssertion = await honest(assertionClaims(), keys.attackers, header);
    const stolen = await post(
      { client_assertion_type: assertionType, client_assertion: asAssertion },
      { DPoP: asAssertion },
    );
    expect(stolen).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    const request = await honest(requestClaims(), keys.attackers, header);
    const client_assertion = await honest(assertionClaims());
    const form = { client_assertion_type: assertionType, client_assertion, request };
    const forged = await post(form, { DPoP: request });
    expect(forged).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });
});

describe('RS256', () => {
  it('of a client that registered ES256 for its requests is refused, key or no key (R-140)', async () => {
    const { asAssertion, asRequest } = await inBothPlaces((payload) => honest(payload, keys.rsa));
    expect(asAssertion.status).toBe(200);
    expect(asRequest).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });
});

describe('JSON that cannot be kept', () => {
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  it.each([100, 1000, 10_000])(
    'nested %i levels deep is malformed, and nobody is cut off (R-146)',
    (depth) =>
      expectRefused((payload) => {
        const text = JSON.stringify(payload).replace('{', `{"deep":${deep(depth)},`);
        return handmade(es256, text, Buffer.alloc(64));
      }),
  );

  it('with an exp that overflows is malformed, though it is signed (R-146)', () =>
    expectRefused((payload) => {
      const text = JSON.stringify(payload).replace(/"exp":\d+/, '"exp":1e400');
      return ecSigned(keys.own, es256, text);
    }));

  it('in a plain parameter is refused as well', async () => {
    const client_assertion = await honest(assertionClaims());
    const form = { client_assertion_type: assertionType, client_assertion };
    const nested = `{"id_token":{"a":${deep(8000)}}}`;
    const { status } = await post({
      ...form,
      scope: 'openid',
      login_hint: 'alice',
      claims: nested,
    });
    expect(status).toBe(400);
  });
});

describe('all of this', () => {
  it('is told alike by a replay of the record', () => {
    expect(provider.verify().firstDifference).toBeUndefined();
  });
});

describe('under FAPI', () => {
  it('RS256 is refused in both places, though both were registered (R-050, R-142)', async () => {
    const client = cibaClient('bank', {
      token_endpoint_auth_method: 'private_key_jwt',
      backchannel_authentication_request_signing_alg: 'RS256',
      jwks: jwks(keys.own, keys.rsa),
    });
    const core = provider;
    provider = await openTestProvider({ profile: 'fapi1-ciba-id1', clients: [client] });
    try {
      await expectRefused((payload) => honest(payload, keys.rsa));
    } finally {
      await provider.close();
      provider = core;
    }
  });
});
