/** The refusals that come once the request is faultless: of the hint, the person, and the limits. */
import { bank, codedTill, signingTill } from '../clients/cast.ts';
import {
  assertionFor,
  assertionType,
  beginSeconds,
  type JwtChanges,
} from '../clients/client-assertion.ts';
import { hintIssuer, idTokenHint, loginHintToken, trustingHints } from '../clients/hint-token.ts';
import { signed } from '../clients/signed-request.ts';
import { authenticationRequest } from '../core/outside-request.ts';
import { till } from '../core/setup.ts';
import type { Simulation } from '../core/simulation.ts';
import { type BackchannelFault, backchannelCases, type Changes } from './backchannel-fault.ts';

const rules = {
  believed: {
    rule: 'hint can be read and believed',
    clause: 'ciba-core-7.2',
    error: 'invalid_request',
  },
  fresh: {
    rule: 'login_hint_token has not expired',
    clause: 'ciba-core-13',
    error: 'expired_login_hint_token',
  },
  known: { rule: 'hint names a known user', clause: 'ciba-core-7.2', error: 'unknown_user_id' },
  blocked: {
    rule: 'person has not blocked the client',
    clause: 'ciba-core-13',
    error: 'access_denied',
    status: 403,
  },
  locked: {
    rule: 'person is not locked',
    clause: 'workbench-limits',
    error: 'access_denied',
    status: 429,
  },
  code: { rule: 'carries the user code', clause: 'ciba-core-7.1.2', error: 'missing_user_code' },
  right: { rule: 'user code is right', clause: 'ciba-core-7.1.2', error: 'invalid_user_code' },
  often: {
    rule: 'person is not asked too often',
    clause: 'workbench-limits',
    error: 'temporarily_unavailable',
    status: 429,
  },
  rate: {
    rule: 'client keeps to its rate',
    clause: 'workbench-limits',
    error: 'temporarily_unavailable',
    status: 429,
  },
  reached: {
    rule: 'person can be reached',
    clause: 'ciba-core-8',
    error: 'temporarily_unavailable',
    status: 503,
  },
} as const;

type Rule = keyof typeof rules;
const login_hint = null;

function hintToken(rule: Rule, title: string, changes: JwtChanges): BackchannelFault {
  return {
    ...rules[rule],
    title: `a login_hint_token ${title}`,
    changes: { login_hint, login_hint_token: loginHintToken(changes) },
    provider: trustingHints,
  };
}

function idToken(rule: Rule, title: string, changes: JwtChanges): BackchannelFault {
  const id_token_hint = idTokenHint(till.client_id, changes);
  return {
    ...rules[rule],
    title: `an id_token_hint ${title}`,
    changes: { login_hint, id_token_hint },
  };
}

const elsewhere = 'https://elsewhere.example';
const week = 7 * 86_400;

const hintTokenFaults: readonly BackchannelFault[] = [
  hintToken('believed', 'that is forged (R-074)', { signature: 'forged' }),
  hintToken('believed', 'with alg none and no signature (R-074)', {
    header: { alg: 'none' },
    signature: '',
  }),
  hintToken('believed', 'of an issuer that nobody trusts (R-074)', { claims: { iss: elsewhere } }),
  hintToken('believed', 'of no issuer (R-074)', { claims: { iss: undefined } }),
  hintToken('believed', 'whose issuer is a list (R-074)', { claims: { iss: [hintIssuer] } }),
  hintToken('believed', 'of an issuer called constructor (R-074)', {
    claims: { iss: 'constructor' },
  }),
  hintToken('believed', 'signed with an unknown key (R-074)', { header: { kid: 'hints-9' } }),
  hintToken('believed', 'made for another provider (R-074)', { claims: { aud: elsewhere } }),
  hintToken('believed', 'made for another client (R-074)', { claims: { aud: ['kiosk'] } }),
  hintToken('believed', 'that is not valid yet (R-074)', { claims: { nbf: beginSeconds + 61 } }),
  hintToken('believed', 'whose exp is text (R-074)', { claims: { exp: 'tomorrow' } }),
  hintToken('believed', 'that is forged and expired (R-074)', {
    claims: { exp: beginSeconds - 60 },
    signature: 'forged',
  }),
  hintToken('fresh', 'that has expired (R-073)', { claims: { exp: beginSeconds - 1 } }),
  hintToken('fresh', 'that expires just now (R-073)', { claims: { exp: beginSeconds } }),
  hintToken('known', 'for nobody (R-075)', { claims: { sub: 'u-99' } }),
  hintToken('known', 'for a person who is switched off (R-071, R-075)', { claims: { sub: 'u-4' } }),
  hintToken('known', 'that names no person (R-075)', { claims: { sub: undefined } }),
  hintToken('known', 'whose subject identifier has only a format', {
    claims: { sub: undefined, sub_id: { format: 'alice', iss: 'alice' } },
  }),
  ...['garbage', 'a.b.c', 'a.b.c.d.e', 'e30.W10.stub'].map((login_hint_token) => ({
    ...rules.believed,
    title: `a login_hint_token that cannot be read, «${login_hint_token}» (R-074)`,
    changes: { login_hint, login_hint_token },
    provider: trustingHints,
  })),
];

const idTokenFaults: readonly BackchannelFault[] = [
  idToken('believed', 'of another issuer (R-078)', { claims: { iss: elsewhere } }),
  idToken('believed', 'with a bad signature (R-078)', { signature: 'forged' }),
  idToken('believed', 'signed with an unknown key (R-078)', { header: { kid: 'hints-1' } }),
  idToken('believed', 'given to another client (R-079)', { claims: { aud: 'kiosk' } }),
  idToken('believed', 'without aud (R-079)', { claims: { aud: undefined } }),
  idToken('believed', 'whose aud holds more than text (R-080)', { claims: { aud: ['till', 7] } }),
  idToken('believed', 'whose aud is an object (R-080)', { claims: { aud: { till: true } } }),
  idToken('believed', 'without exp', { claims: { exp: undefined } }),
  idToken('believed', 'that expired more than a week ago', {
    claims: { exp: beginSeconds - week - 1 },
  }),
  idToken('believed', 'without sub', { claims: { sub: undefined } }),
  idToken('believed', 'that is an access token', { header: { typ: 'at+jwt' } }),
  idToken('known', 'for a person who is gone (R-081)', { claims: { sub: 'u-99' } }),
  idToken('known', 'for a person who is switched off (R-071, R-081)', { claims: { sub: 'u-4' } }),
  idToken('known', 'that names the person by another name', { claims: { sub: 'alice' } }),
  ...['garbage', 'a.b.c', 'a.b.c.d.e', 'e30.W10.stub'].map((id_token_hint) => ({
    ...rules.believed,
    title: `an id_token_hint that cannot be read, «${id_token_hint}» (R-078)`,
    changes: { login_hint, id_token_hint },
  })),
  {
    ...rules.believed,
    title: 'a forged id_token_hint inside a signed request (R-078)',
    changes: signed(signingTill, {
      claims: {
        login_hint: undefined,
        id_token_hint: idTokenHint(signingTill.client_id, { signature: 'forged' }),
      },
    }),
    outside: { client: signingTill },
  },
];

/** The client signs it for itself, and sends it again as if somebody else had vouched for Alice. */
const ownAssertion = assertionFor(bank, { claims: { login_hint: 'alice' } });

const plainFaults: readonly BackchannelFault[] = [
  ...['nobody', 'Alice', 'U-1', 'alice ', 'carla@example.com', '__proto__'].map((hint) => ({
    ...rules.known,
    title: `the hint «${hint}», which names nobody (R-070)`,
    changes: { login_hint: hint },
  })),
  {
    ...rules.known,
    title: 'a person who is switched off (R-071)',
    changes: { login_hint: 'doris' },
  },
  {
    ...rules.believed,
    title: 'a client’s own assertion sent again as login_hint_token (R-074)',
    changes: {
      login_hint,
      client_assertion_type: assertionType,
      client_assertion: ownAssertion,
      login_hint_token: ownAssertion,
    },
    outside: { authorization: null },
    provider: trustingHints,
  },
  {
    ...rules.blocked,
    title: 'a person who blocked this client, before anybody is asked (R-114)',
    changes: { login_hint: 'egon' },
  },
];

const coded = { client: codedTill };
const wrong = { login_hint: 'carla', user_code: '0000' };
const right = { login_hint: 'carla', user_code: '7734' };

/** Sends several requests and answers the last. */
function inTurn(...all: readonly Changes[]) {
  return (simulation: Simulation) => {
    for (const changes of all.slice(0, -1)) simulation.ask(authenticationRequest(changes, coded));
    return simulation.ask(authenticationRequest(all.at(-1), coded));
  };
}

const codeFaults: readonly BackchannelFault[] = [
  {
    ...rules.code,
    title: 'a person with a code, without it (R-102)',
    changes: { login_hint: 'carla' },
    outside: coded,
  },
  {
    ...rules.code,
    title: 'an empty user_code (R-102)',
    changes: { ...right, user_code: '' },
    outside: coded,
  },
  ...['0000', '773', '77344', ' 7734', '7734 '].map((user_code) => ({
    ...rules.right,
    title: `the wrong user_code «${user_code}» (R-103)`,
    changes: { ...right, user_code },
    outside: coded,
  })),
  ...[wrong, right].map((changes) => ({
    ...rules.locked,
    title: `a ${changes === right ? 'right' : 'wrong'} user_code after five wrong ones (R-106)`,
    act: inTurn(wrong, wrong, wrong, wrong, wrong, changes),
  })),
];

const limitFaults: readonly BackchannelFault[] = [
  {
    ...rules.often,
    title: 'one more request than may wait for a person (R-115)',
    provider: { max_pending_per_user: 2 },
    act: inTurn({}, {}, {}),
  },
  {
    ...rules.rate,
    title: 'one more request than a client may send in a minute (R-115)',
    provider: { requests_per_minute_per_client: 2 },
    act: inTurn({}, { login_hint: 'bruno' }, { login_hint: 'carla' }),
  },
  {
    ...rules.reached,
    title: 'a request while no device can be prompted (R-118)',
    act: (simulation) => {
      simulation.give({
        kind: 'intent.given',
        intent: { kind: 'channel.switched', run: 'test', on: false },
      });
      return simulation.ask(authenticationRequest());
    },
  },
];

export const personRefusals = backchannelCases([
  ...hintTokenFaults,
  ...idTokenFaults,
  ...plainFaults,
  ...codeFaults,
  ...limitFaults,
]);
