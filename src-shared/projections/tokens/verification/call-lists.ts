/** What the provider asks of the JWTs that a client sends: its assertion and its signed request. */
import { pathOf } from '../../../profiles/places.ts';
import { compared, notAsked, type TokenCheck, timed } from './check.ts';
import {
  algorithmCheck,
  audienceCheck,
  begunCheck,
  expiryCheck,
  sameCheck,
  signatureCheck,
} from './common-checks.ts';
import { identifierCheck } from './identifier-check.ts';
import { namesBeside, type Scene } from './scene.ts';
import { shownValue } from './shown-value.ts';

const assertion = { clause: 'rfc7523-3' } as const;
const signed = { clause: 'ciba-core-7.1.1' } as const;
const aDay = 86_400;

/** The checklist of a client assertion (RFC 7523 §3, OpenID Connect Core §9). */
export function assertionList(scene: Scene): readonly TokenCheck[] {
  const { jwt, client, clientId, setup, issuer } = scene;
  const { iss, sub } = jwt.claims;
  const leeway = setup.provider.clock_tolerance_seconds;
  const registered = client?.token_endpoint_auth_signing_alg;
  const speaker = { ...assertion, rules: ['assertion speaks for the client'] };
  const inTime = { ...assertion, rules: ['assertion is in time'] };
  const places = ['token', 'backchannelAuthentication'] as const;
  const addresses = [issuer, ...places.map((place) => issuer + pathOf(setup.profile, place))];
  return [
    signatureCheck(scene, { ...assertion, rules: ['assertion carries a good signature'] }),
    algorithmCheck(
      scene,
      registered === undefined ? setup.provider.client_assertion_algorithms : [registered],
      { clause: 'oidc-core-9', rules: ['assertion is signed as registered'] },
    ),
    sameCheck('iss', { ...speaker, found: iss, expected: clientId, what: 'the client' }),
    sameCheck('sub', { ...speaker, found: sub, expected: clientId, what: 'the client' }),
    audienceCheck(scene, {
      clause: 'ciba-core-7.1',
      rules: ['assertion is meant for this provider'],
      names: setup.provider.issuer_audience_only ? [issuer] : addresses,
      what: 'this provider',
    }),
    expiryCheck(scene, leeway, inTime),
    lifeCheck(scene),
    begunCheck(scene, 'iat', { ...inTime, leeway }),
    begunCheck(scene, 'nbf', { ...inTime, leeway }),
    identifierCheck(scene, { ...assertion, rules: ['assertion serves once'] }),
  ];
}

function lifeCheck(scene: Scene): TokenCheck {
  return timed(scene, {
    id: 'life',
    ...assertion,
    rules: ['assertion is in time'],
    claim: scene.jwt.claims['exp'],
    test: (exp, now) => exp <= now + aDay,
    expected: 'within a day from now',
    words: ['Its end is near, as it should be.', 'It would be good for more than a day.'],
  });
}

/** The checklist of a signed authentication request (CIBA Core §7.1.1). */
export function signedRequestList(scene: Scene): readonly TokenCheck[] {
  const { jwt, client, clientId, setup, issuer } = scene;
  const leeway = setup.provider.clock_tolerance_seconds;
  const inTime = { ...signed, rules: ['request says when it is valid', 'request is in time'] };
  return [
    signatureCheck(scene, { ...signed, rules: ['request carries a good signature'] }),
    algorithmCheck(scene, [client?.backchannel_authentication_request_signing_alg], {
      ...signed,
      rules: ['request is signed as registered'],
    }),
    sameCheck('iss', {
      ...signed,
      rules: ['request is issued by the client'],
      found: jwt.claims['iss'],
      expected: clientId,
      what: 'the client that sent it',
    }),
    audienceCheck(scene, {
      ...signed,
      rules: ['request is meant for this provider'],
      names: [issuer],
      what: 'this provider',
    }),
    expiryCheck(scene, leeway, inTime),
    begunCheck(scene, 'iat', { ...inTime, leeway, isRequired: true }),
    begunCheck(scene, 'nbf', { ...inTime, leeway, isRequired: true }),
    hourCheck(scene),
    identifierCheck(scene, {
      ...signed,
      rules: ['request carries a jti', 'request serves once'],
    }),
    confusionCheck(scene),
    outsideCheck(scene),
  ];
}

/** FAPI-CIBA: from nbf to exp lies at most an hour. */
function hourCheck({ jwt, setup }: Scene): TokenCheck {
  const about = {
    id: 'life',
    clause: 'fapi-ciba-id1-5.2.2',
    rules: ['request lives an hour at most'],
  } as const;
  const longest = setup.provider.request_object_max_seconds;
  if (longest === 0)
    return notAsked(about, 'This provider sets no limit to the life of a request.');
  const life = Number(jwt.claims['exp']) - Number(jwt.claims['nbf']);
  return compared({
    ...about,
    holds: life > 0 && life <= longest,
    found: `${life} s`,
    expected: `at most ${longest} s`,
    words: ['It lives as long as is allowed.', 'It lives too long, or ends before it begins.'],
  });
}

/** RFC 9101 §10.8: it must not be able to pass for another kind of JWT. */
function confusionCheck({ jwt, clientId }: Scene): TokenCheck {
  const { request, request_uri: address, sub } = jwt.claims;
  const isNested = request !== undefined || address !== undefined;
  return compared({
    id: 'kind',
    clause: 'rfc9101-10.8',
    rules: ['request holds no request of its own'],
    holds: !isNested && (sub === undefined || sub !== clientId),
    found: isNested ? 'a request inside' : `sub ${shownValue(sub)}`,
    expected: 'no request inside, and sub not the client_id',
    words: [
      'It cannot be taken for a JWT of another kind.',
      'It could be taken for a JWT of another kind.',
    ],
  });
}

/** CIBA Core §7.1.1: what is signed must not stand in the form as well. */
function outsideCheck({ jwt, message }: Scene): TokenCheck {
  const beside = namesBeside(message).filter((name) => name in jwt.claims);
  return compared({
    id: 'beside',
    ...signed,
    holds: beside.length === 0,
    found: beside.length === 0 ? 'none' : beside.join(', '),
    expected: 'none',
    words: [
      'No parameter of it stands outside as well.',
      'Some parameters stand outside as well; those inside count.',
    ],
  });
}
