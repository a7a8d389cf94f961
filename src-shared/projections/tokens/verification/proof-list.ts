/** What is asked of a DPoP proof (RFC 9449 §4.3), and of the token that it goes with. */
import { headerOf, isObject } from '../../../protocol/encoding/wire.ts';
import { accessTokenHashWork } from '../../hash-work/hash-work.ts';
import { thumbprintWork } from '../../hash-work/thumbprint-work.ts';
import { bindingOf } from './binding.ts';
import { compared, notAsked, type TokenCheck } from './check.ts';
import { algorithmCheck, recentCheck, signatureCheck } from './common-checks.ts';
import { identifierCheck } from './identifier-check.ts';
import type { Scene } from './scene.ts';

const proof = { clause: 'rfc9449-4.3' } as const;
const itself = { ...proof, rules: ['DPoP proof is a JWT with its own key'] };
const call = { ...proof, rules: ['DPoP proof is for this call'] };
const fresh = { ...proof, rules: ['DPoP proof is fresh'] };
const freshSeconds = 60;
const algorithms = ['ES256', 'PS256', 'RS256', 'EdDSA'];

/** The checklist of a proof. */
export function proofList(scene: Scene): readonly TokenCheck[] {
  const { jwt } = scene;
  const { typ } = jwt.header;
  return [
    signatureCheck(scene, itself),
    algorithmCheck(scene, algorithms, itself),
    compared({
      id: 'typ',
      ...itself,
      holds: typ === 'dpop+jwt',
      found: typ,
      expected: 'dpop+jwt',
      words: ['It says that it is a proof.', 'It is another kind of JWT.'],
    }),
    ...callChecks(scene),
    recentCheck(scene, freshSeconds, fresh),
    identifierCheck(scene, fresh),
    nonceCheck(scene),
    tokenCheck(scene),
    keyCheck(scene),
  ];
}

function callChecks({ jwt, message, setup }: Scene): readonly TokenCheck[] {
  const { htm, htu } = jwt.claims;
  const { wire } = message;
  const [method, target] =
    wire.kind === 'http.request' ? [wire.method, wire.target.split('?')[0] ?? ''] : ['', ''];
  // Of a provider elsewhere the record holds the path alone.
  const isOurs = message.to === 'provider';
  const named = typeof htu === 'string' ? (htu.split(/[?#]/)[0] ?? '') : '';
  const address = isOurs ? setup.issuer + target : `… ${target}`;
  return [
    compared({
      id: 'htm',
      ...call,
      holds: htm === method,
      found: htm,
      expected: method,
      words: ['It is the method of this call.', 'It is not the method of this call.'],
    }),
    compared({
      id: 'htu',
      ...call,
      holds: isOurs ? named === address : named.endsWith(target),
      found: htu,
      expected: address,
      words: ['It is the address of this call.', 'It is not the address of this call.'],
    }),
  ];
}

/** The newest nonce that this party was given before the call. */
function nonceCheck({ jwt, message, messages, setup }: Scene): TokenCheck {
  const about = {
    id: 'nonce',
    clause: 'rfc9449-8',
    rules: ['DPoP proof answers the nonce'],
  } as const;
  const given = messages.list.findLast(
    ({ seq, from, to, wire }) =>
      seq < message.seq &&
      from === message.to &&
      to === message.from &&
      wire.kind === 'http.response' &&
      headerOf(wire, 'dpop-nonce') !== undefined,
  )?.wire;
  const expected = given?.kind === 'http.response' ? headerOf(given, 'dpop-nonce') : undefined;
  const isDemanded = message.to === 'provider' ? setup.provider.dpop_nonce : expected !== undefined;
  if (!isDemanded) return notAsked(about, 'No nonce was demanded.');
  return compared({
    ...about,
    holds: expected !== undefined && jwt.claims['nonce'] === expected,
    found: jwt.claims['nonce'],
    expected: expected ?? 'one that is given out in the answer',
    words: ['It is the newest one that was given out.', 'It is not the newest one given out.'],
  });
}

/** Where a token is shown, the proof holds its hash. */
function tokenCheck({ jwt, message }: Scene): TokenCheck {
  const about = {
    id: 'ath',
    clause: 'rfc9449-7.1',
    rules: ['DPoP proof is for this token'],
  } as const;
  const token = shownToken(message);
  if (token === undefined) return notAsked(about, 'No access token is shown in this call.');
  const work = accessTokenHashWork(token);
  return compared({
    ...about,
    holds: jwt.claims['ath'] === work.encoded,
    found: jwt.claims['ath'],
    expected: work.encoded,
    words: ['It is the hash of the access token.', 'It is not the hash of the access token.'],
    work,
  });
}

function shownToken({ wire }: Scene['message']): string | undefined {
  if (wire.kind !== 'http.request') return undefined;
  return /^dpop +(\S+)$/i.exec(headerOf(wire, 'authorization') ?? '')?.[1];
}

/** The thumbprint of the key: what the token is bound to. */
function keyCheck(scene: Scene): TokenCheck {
  const about = {
    id: 'jkt',
    clause: 'rfc9449-6.1',
    rules: ['DPoP proof is by the key of the token'],
  } as const;
  const jwk = scene.jwt.header['jwk'];
  const work = isObject(jwk) ? thumbprintWork(jwk) : undefined;
  if (work === undefined)
    return compared({
      ...about,
      holds: false,
      found: jwk,
      expected: 'a public key',
      words: ['', 'Its header holds no key that has a thumbprint.'],
    });
  const token = shownToken(scene.message);
  const bound = token === undefined ? undefined : bindingOf(scene, token);
  if (token === undefined)
    return { ...notAsked(about, 'Tokens of this call will be bound to this thumbprint.'), work };
  return compared({
    ...about,
    holds: bound === undefined ? undefined : bound === work.encoded,
    found: work.encoded,
    expected: bound ?? 'not on record',
    words: [
      'The token is bound to this key.',
      'The token is bound to another key.',
      'The token is opaque, and the record does not say what it is bound to.',
    ],
    work,
  });
}
