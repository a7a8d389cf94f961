/** Spoils what a call says: parameters that are wrong, stolen, forged, missing, twice or too many. */
import fc from 'fast-check';
import { without, withParameter } from './blank.ts';
import { withAssertion } from './credentials.ts';
import { hostileJwt } from './hostile-jwt.ts';
import { hostileJson, hostileText } from './hostile-text.ts';
import { knownAt } from './known.ts';
import { plausible } from './plausible.ts';
import type { Spoil } from './spoil.ts';

const names = `
  scope login_hint login_hint_token id_token_hint binding_message user_code acr_values
  requested_expiry client_notification_token request request_uri request_context
  authorization_details claims resource ui_locales grant_type auth_req_id refresh_token code
  code_verifier redirect_uri client_id client_secret client_assertion client_assertion_type
  token token_type_hint jwks jwks_uri client_name grant_types response_types redirect_uris
  backchannel_client_notification_endpoint backchannel_token_delivery_mode contacts
  subject_type sector_identifier_uri state nonce prompt __proto__ toString`
  .trim()
  .split(/\s+/);

const parameterName = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: hostileText.filter((text) => text.length < 2000) },
);
const jsonNames = ['request_context', 'authorization_details', 'claims', 'jwks'] as const;
const jwtNames = ['login_hint_token', 'id_token_hint', 'request', 'client_assertion'] as const;
const purposes = {
  login_hint_token: 'login_hint_token',
  id_token_hint: 'id_token_hint',
  request: 'request',
  client_assertion: 'assertion',
} as const;

const set: fc.Arbitrary<Spoil> = fc.tuple(parameterName, hostileText).map(
  ([name, value]) =>
    (blank) =>
      withParameter(blank, name, value),
);
const setJson: fc.Arbitrary<Spoil> = fc.tuple(fc.constantFrom(...jsonNames), hostileJson).map(
  ([name, value]) =>
    (blank) =>
      withParameter(blank, name, value),
);
const setJwt: fc.Arbitrary<Spoil> = fc
  .tuple(fc.constantFrom(...jwtNames), hostileJwt)
  .map(([name, jwt]) => (blank, known, client) => {
    const made = jwt(known, client, blank.target, purposes[name]);
    // A hint beside another is refused unread, so the others make way.
    const bare =
      name.endsWith('hint_token') || name === 'id_token_hint'
        ? without(blank, 'login_hint')
        : blank;
    return name === 'client_assertion'
      ? withAssertion(bare, made)
      : withParameter(bare, name, made);
  });
const setKnown: fc.Arbitrary<Spoil> = fc
  .tuple(
    fc.constantFrom('auth_req_id', 'refresh_token', 'token', 'id_token_hint', 'code'),
    fc.constantFrom('authReqIds', 'refreshTokens', 'accessTokens', 'idTokens'),
    fc.nat(100),
  )
  .map(
    ([name, list, at]) =>
      (blank, known) =>
        withParameter(blank, name, knownAt(known, list, at)),
  );
const repeat: fc.Arbitrary<Spoil> = fc
  .tuple(parameterName, fc.option(hostileText, { nil: undefined }))
  .map(([name, value]) => (blank) => {
    const held = blank.parameters.find(([one]) => one === name)?.[1] ?? '';
    const again = [name, value ?? held] as const;
    return { ...blank, parameters: [...blank.parameters, [name, held], again] };
  });
const drop: fc.Arbitrary<Spoil> = parameterName.map((name) => (blank) => without(blank, name));
const many: fc.Arbitrary<Spoil> = fc.constantFrom(50, 3000).map((count) => (blank) => {
  const more = Array.from({ length: count }, (_, at) => [`p${at}`, ''] as const);
  return { ...blank, parameters: [...blank.parameters, ...more] };
});

/** A change of one parameter or of many. */
export const parameterSpoil: fc.Arbitrary<Spoil> = fc.oneof(
  { weight: 10, arbitrary: plausible },
  { weight: 5, arbitrary: set },
  { weight: 3, arbitrary: setJson },
  { weight: 8, arbitrary: setJwt },
  { weight: 3, arbitrary: setKnown },
  { weight: 2, arbitrary: repeat },
  { weight: 2, arbitrary: drop },
  { weight: 1, arbitrary: many },
);
