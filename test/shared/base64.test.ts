/** Base64 and base64url, judged by Node’s own Buffer over any bytes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64, encodeBase64Url } from '#shared/protocol/encoding/base64.ts';

const anyBytes = fc.uint8Array({ maxLength: 200 });

describe('base64', () => {
  it('encodes any bytes as Buffer does, in both alphabets', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(encodeBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      }),
    );
  });

  it('gives back what it encoded, padded or not, in either alphabet', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const text = encodeBase64(bytes);
        expect(decodeBase64(text)).toEqual(bytes);
        expect(decodeBase64(text.replace(/=+$/, ''))).toEqual(bytes);
        expect(decodeBase64(encodeBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each([
    'a',
    'abcde',
    'ab c',
    'ab\n',
    'ab*=',
    'a===',
    '=',
    '====',
    'äbcd',
    'ab=c',
    'YQ=',
    'AAAA=',
  ])('does not decode «%s»', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });

  it('decodes nothing to nothing', () => {
    expect(decodeBase64('')).toEqual(new Uint8Array());
  });
});
