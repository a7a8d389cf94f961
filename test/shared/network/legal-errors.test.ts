/**
 * The errors that a fault rule may send and call honest, held against the rule tables: every refusal
 * that the tests know is on the list with its status, and nothing is on it that no rule refuses with.
 */
import { describe, expect, it } from 'vitest';
import { isErrorOf, legalErrorsOf } from '#shared/protocol/rules/endpoint-errors.ts';
import { refusalCases } from '#test/support/refusals/all-refusals.ts';
import { productRefusals } from '#test/support/refusals/product-refusals.ts';
import { reach } from '#test/support/refusals/refusal-case.ts';

/** A refresh and a code are redeemed at the token endpoint as well. */
const endpointOfTable: Readonly<Record<string, string>> = {
  'backchannel-authentication': 'backchannel-authentication',
  token: 'token',
  refresh: 'token',
  'authorization-code': 'token',
  introspection: 'introspection',
  revocation: 'revocation',
  userinfo: 'userinfo',
  registration: 'registration',
  'client-configuration': 'client-configuration',
};

// What only a product says is legal by no specification.
const ofSpecifications = refusalCases.filter((one) => !productRefusals.includes(one));

const refusals = ofSpecifications.flatMap((one) => {
  const endpoint = endpointOfTable[one.table];
  const { judged, answer } = reach(one);
  const error = judged?.refusal?.error;
  if (endpoint === undefined || error === undefined || answer === undefined) return [];
  return [{ endpoint, error, status: answer.status }];
});

describe('the errors that are legal at an endpoint', () => {
  it('are at least those that its rules refuse with, with the same status', () => {
    expect(refusals.length).toBeGreaterThan(200);
    const missing = refusals.filter(
      ({ endpoint, error, status }) => !isErrorOf(endpoint, error, status),
    );
    expect(missing).toEqual([]);
  });

  it('are no more than those that its rules refuse with', () => {
    const endpoints = new Set(Object.values(endpointOfTable));
    const known = new Set(
      refusals.map(({ endpoint, error, status }) => `${endpoint} ${status} ${error}`),
    );
    const invented = [...endpoints].flatMap((endpoint) =>
      legalErrorsOf(endpoint)
        .map(({ error, status }) => `${endpoint} ${status} ${error}`)
        .filter((one) => !known.has(one)),
    );
    expect(invented).toEqual([]);
  });

  it('do not hold what another endpoint says', () => {
    expect(isErrorOf('token', 'slow_down', 400)).toBe(true);
    expect(isErrorOf('token', 'slow_down', 500)).toBe(false);
    expect(isErrorOf('backchannel-authentication', 'slow_down', 400)).toBe(false);
    expect(isErrorOf('notification', 'slow_down', 400)).toBe(false);
  });
});
