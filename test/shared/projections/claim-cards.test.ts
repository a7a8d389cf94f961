/** The cards of claims: each cites a clause that exists, and a person can read all of it. */
import { describe, expect, it } from 'vitest';
import {
  allCards,
  claimCardOf,
  headerCardOf,
} from '#shared/projections/tokens/claim-cards/claim-cards.ts';
import { clauses } from '#shared/protocol/rules/clauses.ts';

const cards = allCards.flatMap((file) => Object.entries(file));

const idTokenClaims =
  'iss sub aud exp iat nbf jti nonce acr amr auth_time azp at_hash c_hash name email';
const pushClaims =
  'at_hash urn:openid:params:jwt:claim:auth_req_id urn:openid:params:jwt:claim:rt_hash';
const requestClaims =
  'iss aud exp iat nbf jti scope client_notification_token acr_values login_hint_token id_token_hint login_hint binding_message user_code requested_expiry request_context authorization_details resource claims ui_locales';

describe('the cards of claims', () => {
  it('cite clauses that exist', () => {
    expect(cards.length).toBeGreaterThan(80);
    expect(cards.filter(([, { clause }]) => !Object.hasOwn(clauses, clause))).toEqual([]);
  });

  it('say in whole sentences what it means, what holds, who checks it and what goes wrong', () => {
    for (const [name, { meaning, rule, checkedBy, commonBug }] of cards) {
      for (const sentence of [meaning, rule, checkedBy, commonBug])
        expect(`${name}: ${sentence}`).toMatch(/: [A-Z].{3,}\.$/);
    }
  });

  it.each([
    ['id-token', idTokenClaims],
    ['pushed-id-token', `${idTokenClaims} ${pushClaims}`],
    ['id-token-hint', idTokenClaims],
    ['client-assertion', 'iss sub aud exp iat nbf jti'],
    ['signed-request', requestClaims],
    ['dpop-proof', 'jti htm htu iat ath nonce'],
    ['access-token', 'iss sub aud exp iat jti client_id scope cnf'],
    ['login-hint-token', 'iss sub aud exp sub_id email'],
  ] as const)('know every claim of a %s', (kind, names) => {
    const unknown = names.split(' ').filter((name) => claimCardOf(kind, name) === undefined);
    expect(unknown).toEqual([]);
  });

  it('tell one kind of token from another', () => {
    const [assertion, idToken] = [
      claimCardOf('client-assertion', 'iss'),
      claimCardOf('id-token', 'iss'),
    ];
    expect(assertion?.meaning).toBe('The client that authenticates.');
    expect(idToken?.meaning).not.toBe(assertion?.meaning);
  });

  it.each(['toString', '__proto__', 'favourite_colour', ''])('have none for %j', (name) => {
    expect(claimCardOf('id-token', name)).toBeUndefined();
    expect(headerCardOf(name)).toBeUndefined();
  });
});
