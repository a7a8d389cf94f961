/** What an API asks of an access token that is a JWT (RFC 9068), and of what it is bound to. */
import { isObject } from '../../../protocol/encoding/wire.ts';
import { callOf, proofKeyOf } from './binding.ts';
import { compared, notAsked, type TokenCheck } from './check.ts';
import {
  audienceCheck,
  begunCheck,
  expiryCheck,
  sameCheck,
  signatureCheck,
} from './common-checks.ts';
import type { Scene } from './scene.ts';

const about = { clause: 'rfc9068-2.2', rules: ['access token is good'] } as const;

/** The checklist of a JWT access token. */
export function accessTokenList(scene: Scene): readonly TokenCheck[] {
  const { jwt, issuer, setup } = scene;
  const { aud } = jwt.claims;
  const { typ } = jwt.header;
  return [
    signatureCheck(scene, about),
    compared({
      id: 'typ',
      ...about,
      holds: typ === 'at+jwt' || typ === 'application/at+jwt',
      found: typ,
      expected: 'at+jwt',
      words: ['It says that it is an access token.', 'It does not say that it is an access token.'],
    }),
    sameCheck('iss', {
      ...about,
      found: jwt.claims['iss'],
      expected: issuer,
      what: 'the provider',
    }),
    scene.message.to === 'provider'
      ? audienceCheck(scene, { ...about, names: [setup.issuer], what: 'this provider’s own APIs' })
      : notAsked({ id: 'aud', ...about }, `To be checked by the API; it is for ${said(aud)}.`),
    expiryCheck(scene, 0, about),
    begunCheck(scene, 'iat', { ...about, leeway: setup.provider.clock_tolerance_seconds }),
    keyCheck(scene),
    certificateCheck(scene),
  ];
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nobody');
}

/** Bound to a DPoP key: the proof in the same call is made with it. */
function keyCheck(scene: Scene): TokenCheck {
  const check = {
    id: 'cnf.jkt',
    clause: 'rfc9449-6.1',
    rules: ['DPoP proof is by the key of the token'],
  } as const;
  const expected = confirmation(scene)['jkt'];
  if (expected === undefined) return notAsked(check, 'It is bound to no DPoP key.');
  const work = proofKeyOf(scene.messages, scene.message);
  return compared({
    ...check,
    holds: work === undefined ? undefined : work.encoded === expected,
    found: work?.encoded ?? 'no proof',
    expected,
    words: [
      'The proof beside it is made with the key that it is bound to.',
      'The proof beside it is made with another key.',
      'No proof came with it here.',
    ],
    work,
  });
}

/** Bound to a certificate: the connection shows it. */
function certificateCheck(scene: Scene): TokenCheck {
  const check = {
    id: 'cnf.x5t#S256',
    clause: 'rfc8705-3.1',
    rules: ['certificate of the token is there'],
  } as const;
  const expected = confirmation(scene)['x5t#S256'];
  if (expected === undefined) return notAsked(check, 'It is bound to no certificate.');
  const call = callOf(scene.messages.exchanges.get(scene.message.exchange));
  const shown = call?.certificate?.thumbprint;
  return compared({
    ...check,
    holds: shown === undefined ? undefined : shown === expected,
    found: shown ?? 'no certificate',
    expected,
    words: [
      'The connection showed the certificate that it is bound to.',
      'The connection showed another certificate.',
      'No certificate was shown here.',
    ],
  });
}

function confirmation({ jwt }: Scene): Readonly<Record<string, unknown>> {
  const { cnf } = jwt.claims;
  return isObject(cnf) ? cnf : {};
}
