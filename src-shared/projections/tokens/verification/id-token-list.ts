/** What a client asks of an ID token (OpenID Connect Core §3.1.3.7), and of a pushed one (CIBA §10.3.1). */
import { type HashWork, leftHalfWork } from '../../hash-work/hash-work.ts';
import { authReqIdClaim, refreshTokenHashClaim } from '../claim-cards/id-token-cards.ts';
import { compared, notAsked, type TokenCheck, timed } from './check.ts';
import {
  algorithmCheck,
  audienceCheck,
  begunCheck,
  expiryCheck,
  sameCheck,
  signatureCheck,
} from './common-checks.ts';
import { besideOf, type Scene } from './scene.ts';
import { shownInstant } from './shown-value.ts';

const validation = { clause: 'oidc-core-3.1.3.7' } as const;
const push = { clause: 'ciba-core-10.3.1' } as const;
/** As long as the parties of the workbench take a token for fresh. */
const oldestSeconds = 600;

/** The checklist of an ID token that came from the token endpoint or by a push. */
export function idTokenList(scene: Scene): readonly TokenCheck[] {
  const { jwt, issuer, client, clientId, setup, token } = scene;
  const isOurs = issuer === setup.issuer;
  const silence = isOurs ? setup.provider.id_token_signing_alg_default : 'RS256';
  const isPushed = token.kind === 'pushed-id-token';
  return [
    signatureCheck(scene, { ...validation, rules: ['signature'] }),
    algorithmCheck(
      scene,
      clientId === undefined ? [] : [client?.id_token_signed_response_alg ?? silence],
      { ...validation, rules: ['alg'] },
    ),
    sameCheck('iss', {
      ...validation,
      rules: ['iss'],
      found: jwt.claims['iss'],
      expected: issuer,
      what: 'the issuer that was asked',
    }),
    audienceCheck(scene, {
      ...validation,
      rules: ['aud'],
      names: clientId === undefined ? [] : [clientId],
      what: 'this client',
    }),
    expiryCheck(scene, 0, { ...validation, rules: ['exp'] }),
    freshCheck(scene),
    ageCheck(scene),
    subjectCheck(scene),
    ...presenterChecks(scene),
    tieCheck(scene, { id: 'at_hash', isNeeded: isPushed, of: 'access_token' }),
    isPushed
      ? requestCheck(scene)
      : notAsked({ id: 'auth_req_id', ...push }, 'Only a push has to name its request.'),
    isPushed
      ? tieCheck(scene, { id: 'rt_hash', isNeeded: true, of: 'refresh_token' })
      : notAsked({ id: 'rt_hash', ...push }, 'Only a push ties its refresh token.'),
  ];
}

function freshCheck(scene: Scene): TokenCheck {
  return timed(scene, {
    id: 'iat',
    ...validation,
    rules: ['iat'],
    claim: scene.jwt.claims['iat'],
    test: (iat, now) => iat < now + oldestSeconds,
    expected: `not more than ${oldestSeconds} s after now`,
    words: [
      'It is not from the future.',
      'It is from the future, or does not say when it was made.',
    ],
  });
}

/** A token is not refused for growing old where it lies: its age counts when it comes. */
function ageCheck({ jwt, message, setup }: Scene): TokenCheck {
  const { iat } = jwt.claims;
  const came = Math.floor((setup.epochMs + (message.arrivesAt ?? message.at)) / 1000);
  return compared({
    id: 'age',
    ...validation,
    rules: ['iat'],
    holds: typeof iat === 'number' && came - iat < oldestSeconds,
    found: shownInstant(iat),
    expected: `less than ${oldestSeconds} s before it came`,
    words: ['It was new when it came.', 'It was old when it came: it may be from another sign-in.'],
  });
}

function subjectCheck({ jwt }: Scene): TokenCheck {
  const { sub } = jwt.claims;
  return compared({
    id: 'sub',
    clause: 'oidc-core-2',
    rules: ['sub'],
    holds: typeof sub === 'string' && sub !== '',
    found: sub,
    expected: 'a subject',
    words: ['It names a person.', 'It names nobody.'],
  });
}

/** What depends on what was asked: the presenter, the context, the nonce, the age of the sign-in. */
function presenterChecks(scene: Scene): readonly TokenCheck[] {
  const { jwt, clientId, asked } = scene;
  const { azp, acr, nonce } = jwt.claims;
  const contexts = wordsOf(asked.get('acr_values'));
  return [
    azp === undefined
      ? notAsked({ id: 'azp', ...validation }, 'It names no presenter, and need not.')
      : sameCheck('azp', {
          ...validation,
          rules: ['azp'],
          found: azp,
          expected: clientId,
          what: 'this client',
        }),
    contexts.length === 0
      ? notAsked({ id: 'acr', ...validation }, 'The request asked for no context.')
      : compared({
          id: 'acr',
          ...validation,
          rules: ['acr'],
          holds: contexts.includes(String(acr)),
          found: acr,
          expected: contexts.join(' or '),
          words: ['It is one that was asked for.', 'It is none of those that were asked for.'],
        }),
    asked.has('nonce')
      ? sameCheck('nonce', {
          ...validation,
          found: nonce,
          expected: asked.get('nonce'),
          what: 'the nonce of the request',
        })
      : notAsked({ id: 'nonce', ...validation }, 'The request held no nonce; in CIBA none does.'),
    signInTimeCheck(scene),
  ];
}

function signInTimeCheck(scene: Scene): TokenCheck {
  const { jwt, asked } = scene;
  const about = { id: 'auth_time', clause: 'oidc-core-2' } as const;
  const longest = Number(asked.get('max_age') ?? Number.NaN);
  if (Number.isNaN(longest)) {
    return jwt.claims['auth_time'] === undefined
      ? notAsked(about, 'No max_age was asked for.')
      : begunCheck(scene, 'auth_time', { clause: 'oidc-core-2', leeway: oldestSeconds });
  }
  return timed(scene, {
    ...about,
    claim: jwt.claims['auth_time'],
    test: (time, now) => now - time <= longest,
    expected: `within ${longest} s of now, as max_age asked`,
    words: ['The sign-in is as recent as was asked.', 'The sign-in is older than was asked.'],
  });
}

function requestCheck({ jwt, message }: Scene): TokenCheck {
  const found = jwt.claims[authReqIdClaim];
  const expected = besideOf({ message })['auth_req_id'];
  return compared({
    id: 'auth_req_id',
    ...push,
    rules: [authReqIdClaim],
    holds: found !== undefined && found === expected,
    found,
    expected,
    words: ['It is the request that this push is about.', 'It is not the request in the body.'],
  });
}

interface Tie {
  readonly id: 'at_hash' | 'rt_hash';
  /** Whether it must be there; elsewhere it counts if it is. */
  readonly isNeeded: boolean;
  readonly of: 'access_token' | 'refresh_token';
}

/** Whether the token is tied to the one beside it. */
function tieCheck(scene: Scene, { id, isNeeded, of }: Tie): TokenCheck {
  const claim = id === 'rt_hash' ? refreshTokenHashClaim : id;
  const clause = id === 'rt_hash' ? 'ciba-core-10.3.1' : 'oidc-core-3.1.3.6';
  const found = scene.jwt.claims[claim];
  const token = besideOf(scene)[of];
  if (typeof token !== 'string')
    return notAsked({ id, clause }, `No ${of} came with it that it could be tied to.`);
  if (found === undefined && !isNeeded)
    return notAsked({ id, clause }, `It holds no ${id}, and need not outside of a push.`);
  const work: HashWork = leftHalfWork(token, String(scene.jwt.header['alg']));
  return compared({
    id,
    clause,
    rules: [claim],
    holds: found === work.encoded,
    found,
    expected: work.encoded,
    words: [`It is half the hash of the ${of} beside it.`, `It does not fit the ${of} beside it.`],
    work,
  });
}

function wordsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? value.split(' ').filter((word) => word !== '') : [];
}
