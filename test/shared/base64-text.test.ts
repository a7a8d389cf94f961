/** Text as base64, judged by the way over bytes and by Node’s own Buffer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '#shared/protocol/encoding/base64.ts';
import {
  decodeBase64Text,
  decodedLength,
  encodeBase64Text,
} from '#shared/protocol/encoding/base64-text.ts';
import { decodeUtf8 } from '#shared/protocol/encoding/utf8.ts';

const ascii = fc.string({ unit: 'binary-ascii', maxLength: 300 });
const anyText = fc.oneof(ascii, fc.string({ unit: 'binary', maxLength: 100 }));
const signs = fc.string({
  unit: fc.constantFrom(...Array.from('AZaz09+/-_= \n*ä')),
  maxLength: 24,
});

/** Padded base64 with something in it that does not belong there, so that it is as long as base64 is. */
const spoiled = fc
  .tuple(
    fc.uint8Array({ maxLength: 40 }).map(encodeBase64),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...Array.from(' \t\n\f\r=-_\u00a0'))), {
      maxLength: 8,
    }),
  )
  .map(([text, more]) =>
    more.reduce((made, [place, sign]) => {
      const at = place % (made.length + 1);
      return made.slice(0, at) + sign + made.slice(at);
    }, text),
  );

describe('text as base64', () => {
  it('is what Buffer makes of its UTF-8, and as long', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bytes = Buffer.from(text);
        expect(encodeBase64Text(text)).toBe(bytes.toString('base64'));
        expect(decodedLength(encodeBase64Text(text))).toBe(bytes.length);
      }),
    );
  });

  it('comes back as the text that it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decodeBase64Text(encodeBase64Text(text))).toBe(text.toWellFormed());
      }),
    );
  });

  it('is read exactly as strictly as the way over bytes reads it', () => {
    const overBytes = (text: string): string | undefined => {
      const bytes = decodeBase64(text);
      return bytes === undefined ? undefined : decodeUtf8(bytes);
    };
    const bytes = fc.uint8Array({ maxLength: 40 }).map(encodeBase64);
    fc.assert(
      fc.property(fc.oneof(signs, bytes, spoiled, fc.constant('A===')), (text) => {
        expect(decodeBase64Text(text)).toBe(overBytes(text));
      }),
      { numRuns: 4000 },
    );
  });

  it.each([
    'YQ==\n\n\n\n',
    ' Y Q = = ',
    'YWJj    ',
    '    ',
    'YW Jj\tYWJj\r\n',
    'Y===',
    '====',
    'YQ=A',
  ])('is none with what does not belong there: «%s»', (text) => {
    expect(decodeBase64Text(text)).toBeUndefined();
  });
});
