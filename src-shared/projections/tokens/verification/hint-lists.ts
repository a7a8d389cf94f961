/** What the provider asks of the tokens that say who a person is: its own ID token, or an issuer's. */
import { compared, notAsked, type TokenCheck, timed } from './check.ts';
import {
  audienceCheck,
  begunCheck,
  expiryCheck,
  sameCheck,
  signatureCheck,
} from './common-checks.ts';
import type { Scene } from './scene.ts';

const hint = { clause: 'ciba-core-7.1', rules: ['hint can be read and believed'] } as const;
const request = { clause: 'ciba-core-7.1' } as const;

/** The checklist of an ID token that comes back as a hint. */
export function idTokenHintList(scene: Scene): readonly TokenCheck[] {
  const { jwt, clientId, setup } = scene;
  const longest = setup.provider.id_token_hint_max_age_seconds;
  return [
    signatureCheck(scene, hint),
    kindCheck(scene),
    sameCheck('iss', {
      ...hint,
      found: jwt.claims['iss'],
      expected: setup.issuer,
      what: 'this provider: it gave the token out itself',
    }),
    audienceCheck(scene, {
      ...hint,
      names: clientId === undefined ? [] : [clientId],
      what: 'the client that sends it',
    }),
    timed(scene, {
      id: 'exp',
      ...hint,
      claim: jwt.claims['exp'],
      test: (exp, now) => exp >= now - longest,
      expected: `not more than ${longest} s before now`,
      words: ['It may have expired, but not so long ago.', 'It expired too long ago to be a hint.'],
    }),
    namesSomebody(scene, ['sub']),
  ];
}

/** RFC 9068: the provider signs access tokens with the same keys. */
function kindCheck({ jwt }: Scene): TokenCheck {
  const { typ } = jwt.header;
  const isAccessToken = typeof typ === 'string' && /at\+jwt$/i.test(typ);
  return compared({
    id: 'typ',
    clause: 'rfc7515-4.1',
    rules: ['hint can be read and believed'],
    holds: !isAccessToken,
    found: typ,
    expected: 'not at+jwt',
    words: ['It is no access token.', 'It is an access token, which speaks for nobody here.'],
  });
}

/** The checklist of a login_hint_token. */
export function loginHintList(scene: Scene): readonly TokenCheck[] {
  const { jwt, clientId, setup } = scene;
  const { clock_tolerance_seconds: leeway, login_hint_token_issuers: trusted } = setup.provider;
  const { iss, aud, exp } = jwt.claims;
  const isTrusted = typeof iss === 'string' && Object.hasOwn(trusted, iss);
  return [
    signatureCheck(scene, hint),
    compared({
      id: 'iss',
      ...hint,
      holds: isTrusted,
      found: iss,
      expected: Object.keys(trusted).join(' or ') || 'no issuer is trusted',
      words: [
        'It is an issuer that is trusted for this.',
        'It is no issuer that is trusted for this.',
      ],
    }),
    aud === undefined
      ? notAsked({ id: 'aud', ...hint }, 'It says nothing of whom it is for.')
      : audienceCheck(scene, {
          ...hint,
          names: [setup.issuer, ...(clientId === undefined ? [] : [clientId])],
          what: 'this provider or the client',
        }),
    exp === undefined
      ? notAsked({ id: 'exp', ...request }, 'It says nothing of its end.')
      : expiryCheck(scene, 0, { ...request, rules: ['login_hint_token has not expired'] }),
    begunCheck(scene, 'nbf', { ...hint, leeway }),
    namesSomebody(scene, ['sub', 'sub_id', 'login_hint', 'email', 'phone_number', 'username']),
  ];
}

function namesSomebody({ jwt }: Scene, names: readonly string[]): TokenCheck {
  const name = names.find((one) => jwt.claims[one] !== undefined);
  return compared({
    id: 'sub',
    ...request,
    rules: ['hint names a known user'],
    holds: name === undefined ? false : undefined,
    found: name === undefined ? 'nobody' : jwt.claims[name],
    expected: 'a person whom the provider knows',
    words: [
      '',
      'It names nobody.',
      'Whom it names, the provider looks up; its own verdict says more.',
    ],
  });
}
