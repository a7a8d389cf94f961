/**
 * Two products sent the same: what the table says is what both records say, line by line, and a line
 * differs where the products do and nowhere else.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { compareProducts, turnsOfComparison } from '#main/products/compare-products.ts';
import { trialKey } from '#main/products/tried-product.ts';
import { tryVendor } from '#main/products/vendor-trial.ts';
import { settingsOf } from '#shared/profiles/profiles.ts';
import {
  type AnsweredCall,
  answeredCalls,
} from '#shared/projections/vendor-comparison/answered-calls.ts';
import { comparableProfiles } from '#shared/projections/vendor-comparison/comparable.ts';
import {
  compareVendors,
  countOf,
  onlyDifferences,
} from '#shared/projections/vendor-comparison/compare-vendors.ts';
import { comparisonMarkdown } from '#shared/projections/vendor-comparison/comparison-markdown.ts';
import {
  type VendorComparison,
  vendorComparison,
} from '#shared/projections/vendor-comparison/comparison-table.ts';
import { turns } from '#shared/projections/vendor-comparison/turns.ts';
import type { Entry } from '#shared/trace/entry.ts';

let comparison: VendorComparison;
const done: number[] = [];

beforeAll(async () => {
  comparison = await compareProducts('okta', 'auth0', (count) => done.push(count));
});

const lineOf = (of: VendorComparison, part: string, title: string) =>
  of.parts.find((one) => one.title === part)?.lines.find((line) => line.title === title);

describe('Okta and Auth0, asked the same', () => {
  it.each([
    ['Request', 'Request', 'POST /oauth2/default/v1/bc/authorize', 'POST /bc-authorize'],
    [
      'Request',
      'Parameters of the request',
      'scope, login_hint, binding_message, request_expiry',
      'scope, login_hint, binding_message, requested_expiry',
    ],
    ['Answer', 'auth_req_id', '34 characters', '40 characters'],
    [
      'Answer',
      'Tokens',
      'token_type, expires_in, access_token, scope, id_token',
      'access_token, id_token, token_type, expires_in, scope',
    ],
    ['Timing', 'expires_in, with 1,000,000 s asked for', '300 s', '259,200 s'],
    ['Timing', 'Retry-After with slow_down', '—', '10'],
    ['Limits', 'Longest binding_message', '1,000', '64'],
    ['Limits', 'Requests a minute for one person', 'no limit', '5'],
    [
      'The same wrong turns',
      'A poll after the end',
      '400 expired_token: The auth_req_id is invalid or has expired.',
      '400 access_denied: The end-user denied the authorization request or it has been expired',
    ],
    [
      'The same wrong turns',
      'No binding_message',
      '200: acknowledged',
      '400 invalid_request: binding_message is missing.',
    ],
  ])('differ in %s, %s', (part, title, left, right) => {
    expect(lineOf(comparison, part, title)).toEqual({ title, left, right, differs: true });
  });

  it('are the same where both documents say the same', () => {
    for (const title of ['interval', 'expires_in, with no life asked for'])
      expect(lineOf(comparison, 'Timing', title)).toMatchObject({ differs: false });
  });

  it('can be read without what is the same', () => {
    const { differing, all } = countOf(comparison);
    expect(all).toBeGreaterThan(differing);
    expect(countOf(onlyDifferences(comparison))).toEqual({ differing, all: differing });
  });

  it('are told turn by turn while they are tried out', () => {
    expect(done).toEqual(Array.from({ length: turnsOfComparison }, (_, at) => at + 1));
  });

  it('are a document in Markdown, with what nobody has published', () => {
    const text = comparisonMarkdown(comparison);
    expect(text).toContain('# Okta and Auth0, asked the same');
    expect(text).toContain(
      '| auth\\_req\\_id | 34 characters | 40 characters | ≠ |'.replaceAll('\\', ''),
    );
    expect(text).toContain('## What is to be known of Okta');
  });
});

describe('a product beside itself', () => {
  it('differs in no line, so that whatever differs elsewhere is a product’s own', async () => {
    const same = await compareProducts('asgardeo', 'asgardeo');
    expect(countOf(same).differing).toBe(0);
    expect(onlyDifferences(same).parts).toEqual([]);
  });
});

describe('every product', () => {
  it('can be compared with every other, and with the core', () => {
    expect(comparableProfiles).toEqual([
      'core',
      'okta',
      'auth0',
      'authlete',
      'asgardeo',
      'keycloak',
    ]);
  });

  const records = new Map<string, readonly Entry[]>();

  beforeAll(async () => {
    const key = await trialKey();
    for (const profile of comparableProfiles) records.set(profile, await tryVendor(profile, key));
  });

  const callsOf = (profile: string): ReadonlyMap<string, AnsweredCall> =>
    answeredCalls(records.get(profile) ?? []);

  it.each(comparableProfiles)('%s answers every turn', (profile) => {
    const calls = callsOf(profile);
    const answered = turns.filter((turn) => calls.get(turn)?.response !== undefined);
    expect(answered).toEqual(turns);
  });

  it.each(comparableProfiles)(
    '%s takes the request, keeps it pending, and gives tokens after the yes',
    (profile) => {
      const calls = callsOf(profile);
      const statuses = ['asked', 'polled pending', 'polled after the yes'].map(
        (turn) => calls.get(turn)?.response?.status,
      );
      expect(statuses).toEqual([200, 400, 200]);
      expect(calls.get('polled pending')?.refusal?.error).toBe('authorization_pending');
      expect(calls.get('polled too soon')?.refusal?.error).toBe('slow_down');
      expect(calls.get('polled after the no')?.refusal?.error).toBe('access_denied');
    },
  );

  it.each(comparableProfiles)('%s beside the core makes a table that can be kept', (profile) => {
    const table = compareVendors(records.get('core') ?? [], records.get(profile) ?? []);
    expect(vendorComparison.parse(table)).toEqual(table);
  });

  it('has its line changed by its setting, and by nothing else', async () => {
    // The cell is read from the record: whoever changes the profile changes the cell.
    const [first, ...rest] = records.get('okta') ?? [];
    if (first?.kind !== 'run.began') throw new Error('It has no beginning.');
    const provider = settingsOf('okta', { binding_message_max_length: 7 });
    const other = [{ ...first, setup: { ...first.setup, provider } }, ...rest];
    const table = compareVendors(records.get('okta') ?? [], other);
    const differing = table?.parts.flatMap(({ lines }) => lines.filter(({ differs }) => differs));
    expect(differing).toEqual([
      { title: 'Longest binding_message', left: '1,000', right: '7', differs: true },
    ]);
  });
});

describe('a record without a beginning', () => {
  it('is compared with nothing', () => {
    expect(compareVendors([], [])).toBeUndefined();
  });
});
