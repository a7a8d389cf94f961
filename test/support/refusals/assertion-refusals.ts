/** The refusals of a client that authenticates with an assertion (RFC 7523), at every form endpoint. */
import { bank, signingBank, vault } from '../clients/cast.ts';
import {
  asserted,
  assertionFor,
  assertionType,
  beginSeconds,
  freshJti,
  type JwtChanges,
} from '../clients/client-assertion.ts';
import type { Pairs } from '../core/outside-request.ts';
import { kiosk, testIssuer } from '../core/setup.ts';
import { stubJwt } from '../core/stub-signer.ts';
import { atEveryEndpoint, type ClientFault } from './form-endpoints.ts';

const authorization = null;
const outside = { authorization };

function fault(
  title: string,
  [rule, clause]: readonly [rule: string, clause: string],
  changes: JwtChanges,
  client = bank,
): ClientFault {
  const more = Object.entries(asserted(client, changes));
  return { title, rule, clause, error: 'invalid_client', outside, more };
}

const type = ['assertion says what it is', 'rfc7521-4.2'] as const;
const alg = ['assertion is signed as registered', 'oidc-core-9'] as const;
const signature = ['assertion carries a good signature', 'rfc7523-3'] as const;
const itself = ['assertion speaks for the client', 'rfc7523-3'] as const;
const audience = ['assertion is meant for this provider', 'ciba-core-7.1'] as const;
const time = ['assertion is in time', 'rfc7523-3'] as const;
const once = ['assertion serves once', 'rfc7523-3'] as const;

const typeFaults = (
  [
    ['no client_assertion_type', {}],
    ['an empty client_assertion_type', { client_assertion_type: '' }],
    [
      'the client_assertion_type of SAML',
      { client_assertion_type: assertionType.replace('jwt', 'saml2') },
    ],
  ] as const
).map(([title, named]): ClientFault => {
  const more = Object.entries({ ...named, client_assertion: assertionFor(bank) });
  const [rule, clause] = type;
  const error = 'invalid_client';
  return { title: `an assertion with ${title} (R-048)`, rule, clause, error, outside, more };
});

const claimFaults = [
  fault('an assertion without iss (R-047)', itself, { claims: { iss: undefined } }),
  fault('an assertion issued by another client (R-047)', itself, { claims: { iss: 'kiosk' } }),
  fault('an assertion without sub (R-047)', itself, { claims: { sub: undefined } }),
  fault('an assertion about somebody else (R-047)', signature, { claims: { sub: 'signing-bank' } }),
  fault('an assertion without aud (R-047)', audience, { claims: { aud: undefined } }),
  fault('an assertion for another provider (R-046, R-047)', audience, {
    claims: { aud: 'https://elsewhere.example' },
  }),
  fault('an assertion for an address that only begins like ours (R-046)', audience, {
    claims: { aud: `${testIssuer}.example` },
  }),
  fault('an assertion for a list of others (R-046)', audience, {
    claims: { aud: ['https://a.example', 7] },
  }),
  fault('an assertion whose audience is an object', audience, { claims: { aud: { testIssuer } } }),
  fault('an assertion without exp (R-047)', time, { claims: { exp: undefined } }),
  fault('an assertion that has expired (R-047)', time, { claims: { exp: beginSeconds - 10 } }),
  fault('an assertion that never ends', time, { claims: { exp: beginSeconds + 86_401 } }),
  fault('an assertion whose exp is text', time, { claims: { exp: String(beginSeconds + 60) } }),
  fault('an assertion that is not valid yet', time, { claims: { nbf: beginSeconds + 11 } }),
  fault('an assertion from the future', time, { claims: { iat: beginSeconds + 61 } }),
  fault('an assertion without jti', once, { claims: { jti: undefined } }),
];

const signatureFaults = [
  fault('an assertion with alg none (R-047)', alg, { header: { alg: 'none' }, signature: '' }),
  fault('an assertion in HS256 by a client with keys (R-047)', alg, { header: { alg: 'HS256' } }),
  fault(
    'an assertion in ES256 by a client with a secret (R-047)',
    alg,
    { header: { alg: 'ES256' } },
    vault,
  ),
  fault('an assertion in an algorithm that nobody knows', alg, { header: { alg: 'ES999' } }),
  fault('an assertion with a bad signature (R-047)', signature, { signature: 'forged' }),
  fault('an assertion signed with another client’s key (R-047)', signature, {
    header: { kid: `${signingBank.client_id}-1` },
  }),
  fault('a bad signature with a shared secret (R-047)', signature, { signature: 'forged' }, vault),
];

const garbage = ['a.b.c', 'a.b.c.d.e', '', 'eyJhbGciOiJFUzI1NiJ9.W10.stub'].map(
  (client_assertion): ClientFault => {
    const [rule, clause] = alg;
    const more: Pairs = [
      ['client_id', bank.client_id],
      ['client_assertion_type', assertionType],
      ['client_assertion', client_assertion],
    ];
    const title = `an assertion that is no JWT, «${client_assertion}» (R-047)`;
    return { title, rule, clause, error: 'invalid_client', outside, more };
  },
);

/** A proof of possession is signed by the key inside it, and anybody can make one. */
const selfMade = stubJwt({
  alg: 'ES256',
  typ: 'dpop+jwt',
  header: { jwk: { kty: 'EC', crv: 'P-256', x: 'mine', y: 'mine' } },
  claims: {
    iss: bank.client_id,
    sub: bank.client_id,
    aud: testIssuer,
    jti: freshJti(),
    exp: beginSeconds + 60,
  },
  kid: 'mine',
});

const confusions: readonly ClientFault[] = [
  {
    title: 'an assertion whose signature is only good as that of a DPoP proof',
    rule: signature[0],
    clause: signature[1],
    error: 'invalid_client',
    outside: { authorization, headers: [['DPoP', selfMade]] },
    more: Object.entries({ client_assertion_type: assertionType, client_assertion: selfMade }),
  },
  {
    title: 'an assertion beside the client_id of another client',
    rule: signature[0],
    clause: signature[1],
    error: 'invalid_client',
    outside,
    more: [...Object.entries(asserted(bank)), ['client_id', signingBank.client_id]],
  },
  {
    title: 'an assertion of one client beside Basic of another',
    rule: 'authenticates one way only',
    clause: 'rfc6749-2.3',
    error: 'invalid_client',
    outside: { client: kiosk },
    more: Object.entries(asserted(bank)),
  },
];

export const assertionRefusals = atEveryEndpoint([
  ...typeFaults,
  ...claimFaults,
  ...signatureFaults,
  ...garbage,
  ...confusions,
]);
