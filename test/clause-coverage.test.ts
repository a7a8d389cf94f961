/**
 * Coverage that is counted in clauses and not in lines: every rule of every table of every profile is
 * reached by a case that it refuses, and so every clause that a rule cites and every error code.
 */
import { describe, expect, it } from 'vitest';
import { tablesOf } from '#shared/profiles/profiles.ts';
import { clauses } from '#shared/protocol/rules/clauses.ts';
import { errorCodes } from '#shared/protocol/rules/error-codes.ts';
import type { Rule } from '#shared/protocol/rules/rule.ts';
import { profileNames } from '#shared/protocol/setup/run-setup.ts';
import { assertionRefusals } from './support/refusals/assertion-refusals.ts';
import { authorizationRefusals } from './support/refusals/authorization-refusals.ts';
import { certificateRefusals } from './support/refusals/certificate-refusals.ts';
import { clientRefusals } from './support/refusals/client-refusals.ts';
import { decisionRefusals } from './support/refusals/decision-refusals.ts';
import { fapiRefusals } from './support/refusals/fapi-refusals.ts';
import { parameterRefusals } from './support/refusals/parameter-refusals.ts';
import { personRefusals } from './support/refusals/person-refusals.ts';
import { reach } from './support/refusals/refusal-case.ts';
import { signedRequestRefusals } from './support/refusals/signed-request-refusals.ts';
import { tokenRefusals } from './support/refusals/token-refusals.ts';

const cases = [
  ...clientRefusals,
  ...assertionRefusals,
  ...certificateRefusals,
  ...signedRequestRefusals,
  ...parameterRefusals,
  ...authorizationRefusals,
  ...personRefusals,
  ...fapiRefusals,
  ...tokenRefusals,
  ...decisionRefusals,
];

/** What no case shows yet. These lists only ever shrink: what is reached must be struck. */
const rulesToCome = [
  ...[
    'DPoP proof is a JWT with its own key',
    'DPoP proof is for this call',
    'DPoP proof is fresh',
    'DPoP proof answers the nonce',
    'client that must use DPoP does',
    'client that must use a certificate does',
    'tokens will be bound',
  ].flatMap((rule) => [`token: ${rule}`, `refresh: ${rule}`]),
  'token: client does not wait for a push',
  'token: does not poll without end',
  'token: person may still sign in',
  'refresh: carries a refresh token',
  'refresh: refresh token is known',
  'refresh: refresh token belongs to this client',
  'refresh: refresh token was not used before',
  'refresh: refresh asks for no more',
  'refresh: refreshing person may still sign in',
  'device-decision: grants no more than was asked',
  'device-decision: reaches the context that was asked for',
];
const clausesToCome = [
  'rfc9449-4.3',
  'rfc9449-8',
  'rfc9449-5',
  'rfc8705-3',
  'rfc6749-6',
  'fapi2-5.3.2.1',
];
const codesToCome = [
  'transaction_failed',
  'invalid_dpop_proof',
  'use_dpop_nonce',
  'invalid_token',
  'insufficient_scope',
  'invalid_client_metadata',
  'invalid_redirect_uri',
  'unsupported_response_type',
];

/** A body that cannot be read says no grant_type, so it is never judged as a refresh. */
const neverReached = 'refresh: can be read as UTF-8';

const rules = profileNames.flatMap((profile) =>
  Object.entries(tablesOf(profile)).flatMap(([table, list]) =>
    (list as readonly Rule<never>[]).map(({ name, clause, teaching }) => ({
      profile,
      table,
      name,
      clause,
      teaching,
    })),
  ),
);

const reached = cases.map((one) => ({ table: one.table, refusal: reach(one).judged?.refusal }));

/** Each rule once, in whichever profiles it stands. */
function rulesOfTables(isWanted: (table: string) => boolean): readonly string[] {
  const wanted = rules.filter(({ table }) => isWanted(table));
  return [...new Set(wanted.map(({ table, name }) => `${table}: ${name}`))];
}

describe('the cases of the refusal tables', () => {
  const met = new Set(reached.map(({ table, refusal }) => `${table}: ${refusal?.rule ?? ''}`));

  it('reach every rule of the backchannel endpoint, in every profile', () => {
    const wanted = rulesOfTables((table) => table === 'backchannel-authentication');
    expect(wanted.filter((one) => !met.has(one))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(60);
  });

  it('reach every rule of every other endpoint, in every profile', () => {
    const wanted = rulesOfTables((table) => table !== 'backchannel-authentication');
    const missed = wanted.filter((one) => !met.has(one));
    expect(missed.toSorted()).toEqual([...rulesToCome, neverReached].toSorted());
    console.log(`${cases.length} cases reach ${wanted.length} rules`);
    expect(wanted.length).toBeGreaterThan(30);
  });

  it('reach every clause that a rule cites', () => {
    const metClauses = new Set(reached.map(({ refusal }) => refusal?.clause));
    const cited = new Set(rules.map(({ clause }) => clause));
    const missed = [...cited].filter((clause) => !metClauses.has(clause));
    expect(missed.toSorted()).toEqual(clausesToCome.toSorted());
  });

  it('reach every error code that this provider can put on the wire', () => {
    const metCodes = new Set(reached.map(({ refusal }) => refusal?.error));
    const missed = Object.keys(errorCodes).filter((code) => !metCodes.has(code));
    expect(missed.toSorted()).toEqual(codesToCome.toSorted());
  });
});

describe('the rules themselves', () => {
  it('have names that are unique within their table', () => {
    const names = rules.map(({ profile, table, name }) => `${profile}: ${table}: ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('cite clauses that exist and teach in one sentence', () => {
    expect(rules.filter(({ clause }) => !(clause in clauses))).toEqual([]);
    for (const { teaching } of rules) expect(teaching).toMatch(/^[A-Z].*[.?]$/);
  });
});
