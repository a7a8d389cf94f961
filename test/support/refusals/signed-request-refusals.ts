/** The refusals of a signed authentication request (CIBA Core §7.1.1), and of one that should be signed. */
import { bank, signingBank, signingTill, tower } from '../clients/cast.ts';
import { asserted, beginSeconds, type JwtChanges } from '../clients/client-assertion.ts';
import { certificateOf } from '../clients/peer-certificate.ts';
import { signed, signedRequest } from '../clients/signed-request.ts';
import { authenticationRequest, type Outside } from '../core/outside-request.ts';
import { stubJwt } from '../core/stub-signer.ts';
import {
  type BackchannelFault,
  backchannelCases,
  type Changes,
  type Verdict,
} from './backchannel-fault.ts';

const clause = 'ciba-core-7.1.1';
const error = 'invalid_request';

/** The rules that a signed request meets, by what they ask. */
const asks = {
  plain: 'is not signed without registration',
  open: 'signed request is not encrypted',
  jwt: 'signed request is a JWT',
  alg: 'request is signed as registered',
  signature: 'request carries a good signature',
  issuer: 'request is issued by the client',
  audience: 'request is meant for this provider',
  times: 'request says when it is valid',
  time: 'request is in time',
  jti: 'request carries a jti',
  once: 'request serves once',
  text: 'signed parameters are text',
} as const;

function ruled(rule: keyof typeof asks): Verdict {
  return { rule: asks[rule], clause, error };
}

/** A signed request with that change, from the till that signs. */
function fault(title: string, rule: keyof typeof asks, changes: JwtChanges): BackchannelFault {
  const outside = { client: signingTill };
  return { ...ruled(rule), title, changes: signed(signingTill, changes), outside };
}

function raw(title: string, rule: keyof typeof asks, request: string): BackchannelFault {
  const outside = { client: signingTill };
  return { ...ruled(rule), title, changes: { scope: null, login_hint: null, request }, outside };
}

const shouldBeSigned: readonly BackchannelFault[] = [
  {
    title: 'a request_uri (R-152)',
    rule: 'refers to no request elsewhere',
    clause,
    error: 'request_uri_not_supported',
    changes: { request_uri: 'https://client.example/request' },
  },
  {
    title: 'a signed request where none are taken (R-153)',
    rule: 'is signed only where that is supported',
    clause: 'ciba-core-4',
    error: 'request_not_supported',
    provider: { request_signing_algorithms: [] },
    changes: signed(signingTill),
    outside: { client: signingTill },
  },
  {
    title: 'a plain form from a client that registered to sign (R-143)',
    rule: 'is signed if its client signs',
    clause: 'ciba-core-4',
    error,
    outside: { client: signingTill },
  },
  {
    title: 'a plain form where everybody has to sign',
    rule: 'is signed where everyone must sign',
    clause: 'fapi-ciba-id1-5.2.2',
    error,
    provider: { require_signed_requests: true },
  },
  {
    ...ruled('plain'),
    title: 'a signed request of a client that registered no algorithm (R-144)',
    changes: { ...signed(bank), ...asserted(bank) },
    outside: { authorization: null },
  },
];

const shapes: readonly BackchannelFault[] = [
  raw('a request of five parts (R-145)', 'open', 'a.b.c.d.e'),
  ...[
    ['is no JWT', 'garbage'],
    ['is empty', ''],
    ['has two parts', 'e30.e30'],
    ['has four parts', 'e30.e30.e30.e30'],
    ['is no base64', '***.***.***'],
    ['holds no JSON', 'e30.Z2FyYmFnZQ.stub'],
    ['holds an array', 'e30.W10.stub'],
    ['holds null', 'e30.bnVsbA.stub'],
    ['holds a number', 'e30.MQ.stub'],
    ['has a header that is no object', 'W10.e30.stub'],
  ].map(([title, jwt = '']) => raw(`a request that ${title} (R-146)`, 'jwt', jwt)),
  raw('a request nested without end (R-146)', 'jwt', nestedRequest(2000)),
];

/** JSON that a naive reader would run out of stack with. */
function nestedRequest(depth: number): string {
  const text = `{"claims":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  return `e30.${Buffer.from(text).toString('base64url')}.stub`;
}

const signatures: readonly BackchannelFault[] = [
  fault('alg none (R-137)', 'alg', { header: { alg: 'none' }, signature: '' }),
  fault('alg none in another case (R-137)', 'alg', { header: { alg: 'NONE' }, signature: '' }),
  fault('HS256 (R-141)', 'alg', { header: { alg: 'HS256' } }),
  fault('another algorithm than the registered one (R-140)', 'alg', { header: { alg: 'PS256' } }),
  fault('no alg at all', 'alg', { header: { alg: undefined } }),
  fault('a broken signature (R-138)', 'signature', { signature: 'broken' }),
  fault('a missing signature (R-138)', 'signature', { signature: '' }),
  fault('another client’s key (R-139)', 'signature', { header: { kid: 'signing-bank-1' } }),
  fault('a key that nobody published', 'signature', { header: { kid: 'garbage' } }),
].map((one) => ({ ...one, title: `a signed request with ${one.title}` }));

const elsewhere = 'https://elsewhere.example';

const claims = [
  fault('no aud (R-121)', 'audience', { claims: { aud: undefined } }),
  fault('the aud of another provider (R-122)', 'audience', { claims: { aud: elsewhere } }),
  fault('a list of other audiences (R-122)', 'audience', { claims: { aud: [elsewhere, 7] } }),
  fault('an empty list of audiences (R-122)', 'audience', { claims: { aud: [] } }),
  fault('no iss (R-124)', 'issuer', { claims: { iss: undefined } }),
  fault('another client as iss (R-125)', 'issuer', { claims: { iss: 'kiosk' } }),
  fault('a list as iss (R-125)', 'issuer', { claims: { iss: ['signing-till'] } }),
  fault('no exp (R-126)', 'times', { claims: { exp: undefined } }),
  fault('an exp that is text', 'times', { claims: { exp: `${beginSeconds + 60}` } }),
  fault('an exp that is past (R-127)', 'time', { claims: { exp: beginSeconds - 10 } }),
  fault('no iat (R-128)', 'times', { claims: { iat: undefined } }),
  fault('no nbf (R-129)', 'times', { claims: { nbf: undefined } }),
  fault('an nbf ten minutes ahead (R-130)', 'time', { claims: { nbf: beginSeconds + 600 } }),
  fault('an iat 61 seconds ahead (R-136)', 'time', { claims: { iat: beginSeconds + 61 } }),
  fault('an nbf 61 seconds ahead (R-136)', 'time', { claims: { nbf: beginSeconds + 61 } }),
  fault('no jti (R-131)', 'jti', { claims: { jti: undefined } }),
  fault('an empty jti (R-131)', 'jti', { claims: { jti: '' } }),
  fault('a jti that is a number (R-131)', 'jti', { claims: { jti: 7 } }),
].map((one) => ({ ...one, title: `a signed request with ${one.title}` }));

const inside: readonly BackchannelFault[] = [
  ...[{ request: 'a.b.c' }, { request_uri: elsewhere }, { sub: signingTill.client_id }].map(
    (held): BackchannelFault => ({
      ...fault(`a signed request that holds ${Object.keys(held)[0]} (R-151)`, 'jwt', {
        claims: held,
      }),
      rule: 'request holds no request of its own',
      clause: 'rfc9101-10.8',
    }),
  ),
  ...[
    'scope',
    'client_notification_token',
    'acr_values',
    'login_hint',
    'login_hint_token',
    'id_token_hint',
    'binding_message',
    'user_code',
    'ui_locales',
  ].flatMap((name) =>
    [7, true, null, ['openid'], { a: 'b' }].map((value) =>
      fault(`${name} as ${JSON.stringify(value)} inside a signed request (R-155)`, 'text', {
        claims: { [name]: value },
      }),
    ),
  ),
];

const otherIssuer = signedRequest(tower, { claims: { iss: 'hermit' } });

const bySituation: readonly BackchannelFault[] = [
  {
    ...ruled('once'),
    title: 'a signed request that was accepted before (R-132)',
    ...twice(signed(signingTill), { client: signingTill }),
  },
  {
    ...ruled('once'),
    title: 'a signed request that was refused before for what it asks (R-132)',
    ...twice(signed(signingTill, { claims: { login_hint: 'nobody' } }), { client: signingTill }),
  },
  {
    ...ruled('issuer'),
    error: 'invalid_client',
    title: 'a mutual TLS client whose client_id is not the iss of its request (R-053)',
    changes: { scope: null, login_hint: null, request: otherIssuer, client_id: tower.client_id },
    outside: { authorization: null, certificate: certificateOf(tower) },
  },
  {
    ...ruled('issuer'),
    title: 'a request without iss of a mutual TLS client (R-124)',
    changes: { ...signed(tower, { claims: { iss: undefined } }), client_id: tower.client_id },
    outside: { authorization: null, certificate: certificateOf(tower) },
  },
  {
    ...ruled('signature'),
    title: 'a request whose signature is only good as that of a DPoP proof',
    ...selfMade(),
  },
  {
    ...ruled('issuer'),
    title: 'the signed request of another client, passed on',
    changes: signed(signingBank, { header: { kid: 'signing-till-1' } }),
    outside: { client: signingTill },
  },
];

/** Sends the very same bytes twice. */
function twice(changes: Changes, outside: Outside): Pick<BackchannelFault, 'act'> {
  return {
    act: (simulation) => {
      simulation.ask(authenticationRequest(changes, outside));
      return simulation.ask(authenticationRequest(changes, outside));
    },
  };
}

/** A proof of possession is signed by the key inside it, and anybody can make one. */
function selfMade(): Pick<BackchannelFault, 'changes' | 'outside'> {
  const request = stubJwt({
    alg: 'ES256',
    typ: 'dpop+jwt',
    kid: 'mine',
    header: { jwk: { kty: 'EC', crv: 'P-256', x: 'mine', y: 'mine' } },
    claims: { iss: signingTill.client_id, scope: 'openid', login_hint: 'alice' },
  });
  return {
    changes: { scope: null, login_hint: null, request },
    outside: { client: signingTill, headers: [['DPoP', request]] },
  };
}

export const signedRequestRefusals = backchannelCases([
  ...shouldBeSigned,
  ...shapes,
  ...signatures,
  ...claims,
  ...inside,
  ...bySituation,
]);
