/** HTTP Basic credentials as RFC 6749 §2.3.1 has them, and the comparison that tells nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  equalInConstantTime,
  readBasicCredentials,
  writeBasicCredentials,
} from '#shared/protocol/encoding/basic-credentials.ts';
import { basic } from '#test/support/core/outside-request.ts';

const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed());

function header(joined: string): string {
  return `Basic ${Buffer.from(joined).toString('base64')}`;
}

describe('RFC 6749 §2.3.1: Basic credentials', () => {
  it('are read as they were written, whatever id and secret hold', () => {
    fc.assert(
      fc.property(text, text, (clientId, secret) => {
        const credentials = { clientId, secret };
        expect(readBasicCredentials(writeBasicCredentials(credentials))).toEqual(credentials);
      }),
    );
  });

  it('are written as the platform’s own form encoding and Buffer would', () => {
    fc.assert(
      fc.property(text, text, (clientId, secret) => {
        expect(writeBasicCredentials({ clientId, secret })).toBe(
          basic({ client_id: clientId, client_secret: secret }),
        );
      }),
    );
  });

  it('are split at the first colon, and a colon in the secret may stand unencoded', () => {
    expect(readBasicCredentials(header('id:se:cret'))).toEqual({
      clientId: 'id',
      secret: 'se:cret',
    });
  });

  it('may name the scheme in any case', () => {
    expect(readBasicCredentials(header('a:b').replace('Basic', 'bAsIc'))).toEqual({
      clientId: 'a',
      secret: 'b',
    });
  });

  it.each([
    ['no header at all', undefined],
    ['an empty header', ''],
    ['another scheme', 'Bearer YTpi'],
    ['no base64', 'Basic a:b'],
    ['no colon', header('ab')],
    ['a broken escape', header('a%zz:b')],
    ['bytes that are no UTF-8', `Basic ${Buffer.from([0xff, 0x3a, 0x61]).toString('base64')}`],
    ['something after them', `${header('a:b')} x`],
  ])('are not found in %s', (_title, value) => {
    expect(readBasicCredentials(value)).toBeUndefined();
  });
});

describe('the comparison of secrets', () => {
  it('answers as equality does', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(equalInConstantTime(left, right)).toBe(left === right);
        expect(equalInConstantTime(left, left)).toBe(true);
        expect(equalInConstantTime(left, `${left}\0`)).toBe(false);
      }),
    );
  });
});
