/** The checks that every kind of token has: signature, algorithm, audience, issuer and times. */
import { algorithmName } from '../../../protocol/algorithm-name.ts';
import type { Verification } from '../../../protocol/fact.ts';
import type { ClauseId } from '../../../protocol/rules/clauses.ts';
import { compared, notAsked, type TokenCheck, timed } from './check.ts';
import type { Scene } from './scene.ts';
import { shownInstant } from './shown-value.ts';

interface About {
  readonly clause: ClauseId;
  readonly rules?: readonly string[];
}

const failures: Readonly<Record<Verification['outcome'], string>> = {
  good: '',
  'bad-signature':
    'The signature does not fit these bytes: they were changed, or another key signed.',
  'unknown-key': 'The set of keys that was looked in holds no key of this name.',
  malformed: 'What came could not be taken apart as a signed JWT.',
};

/** Whether the signature is good, as far as anybody has looked. */
export function signatureCheck({ signature }: Scene, about: About): TokenCheck {
  const outcome = signature?.outcome;
  return compared({
    id: 'signature',
    ...about,
    holds: outcome === undefined ? undefined : outcome === 'good',
    found: outcome ?? 'not looked at',
    expected: 'good',
    words: [
      'It was made with the private half of that key, over exactly these bytes.',
      failures[outcome ?? 'malformed'],
      'Nobody has verified it by this moment.',
    ],
  });
}

/** Whether it is signed as was registered, or with one of the algorithms that are accepted. */
export function algorithmCheck(
  { jwt }: Scene,
  accepted: readonly (string | undefined)[],
  about: About,
): TokenCheck {
  const names = accepted.filter((name) => name !== undefined);
  const alg = jwt.header['alg'];
  const wanted = names.map(algorithmName);
  return compared({
    id: 'alg',
    ...about,
    holds: names.length === 0 ? undefined : wanted.includes(algorithmName(alg)),
    found: alg,
    expected: names.length === 0 ? 'not on record' : names.join(' or '),
    words: [
      'It is signed with the algorithm that was agreed on.',
      'It is signed with an algorithm that was not agreed on; what the header says must not decide.',
      'The record does not say which algorithm was agreed on.',
    ],
  });
}

/** Two names that have to be the same, sign for sign. */
export function sameCheck(
  id: string,
  { found, expected, what, ...about }: About & { found: unknown; expected: unknown; what: string },
): TokenCheck {
  return compared({
    id,
    ...about,
    holds: expected === undefined ? undefined : found === expected,
    found,
    expected: expected ?? 'not on record',
    words: [`It is ${what}.`, `It is not ${what}.`, `The record does not hold ${what}.`],
  });
}

/** Whether one of those names is in the audience. */
export function audienceCheck(
  { jwt }: Scene,
  { names, what, ...about }: About & { names: readonly string[]; what: string },
): TokenCheck {
  const aud = jwt.claims['aud'];
  const held: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return compared({
    id: 'aud',
    ...about,
    holds: names.length === 0 ? undefined : held.some((one) => names.some((name) => name === one)),
    found: aud,
    expected: names.length === 0 ? 'not on record' : names.join(' or '),
    words: [`It is meant for ${what}.`, `It is not meant for ${what}.`],
  });
}

/** Whether it has not ended yet, give or take a leeway. */
export function expiryCheck(scene: Scene, leeway: number, about: About): TokenCheck {
  return timed(scene, {
    id: 'exp',
    ...about,
    claim: scene.jwt.claims['exp'],
    test: (exp, now) => exp > now - leeway,
    expected: leeway === 0 ? 'after now' : `after now, less ${leeway} s of leeway`,
    words: [
      'It has not expired.',
      scene.jwt.claims['exp'] === undefined ? 'It does not say when it ends.' : 'It has expired.',
    ],
  });
}

/** Whether a time is not in the future, give or take a leeway; left out it is not asked. */
export function begunCheck(
  scene: Scene,
  claim: 'iat' | 'nbf' | 'auth_time',
  { leeway, isRequired = false, ...about }: About & { leeway: number; isRequired?: boolean },
): TokenCheck {
  const found = scene.jwt.claims[claim];
  if (found === undefined && !isRequired)
    return notAsked({ id: claim, ...about }, `It holds no ${claim}, and need not.`);
  return timed(scene, {
    id: claim,
    ...about,
    claim: found,
    test: (time, now) => time <= now + leeway,
    expected: leeway === 0 ? 'not after now' : `not after now, give or take ${leeway} s`,
    words: [
      'It is not in the future.',
      found === undefined ? `It must hold ${claim}, and does not.` : 'It lies in the future.',
    ],
  });
}

/** Whether the JWT is not older or newer than that. */
export function recentCheck(scene: Scene, seconds: number, about: About): TokenCheck {
  const { iat } = scene.jwt.claims;
  return timed(scene, {
    id: 'iat',
    ...about,
    claim: iat,
    test: (time, now) => Math.abs(now - time) <= seconds,
    expected: `within ${seconds} s of now`,
    words: [
      'It was made just now.',
      `It was made at ${shownInstant(iat)}: not close enough to now.`,
    ],
  });
}
