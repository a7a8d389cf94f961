/** UTF-8 in both directions, judged by Buffer and by the platform’s strict TextDecoder. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '#shared/protocol/encoding/utf8.ts';

function strictlyDecoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Bytes that are nearly UTF-8: well-formed text with one byte changed. */
const nearlyUtf8 = fc
  .tuple(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), fc.nat(255))
  .map(([text, place, byte]) => {
    const bytes = new Uint8Array(Buffer.from(text.toWellFormed()));
    bytes[place % bytes.length] = byte;
    return bytes;
  });

describe('UTF-8', () => {
  it('encodes any text as Buffer does, lone surrogates included', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
        (text) => {
          expect(Buffer.from(encodeUtf8(text))).toEqual(Buffer.from(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('encodes every kind of code point', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Buffer.from(encodeUtf8(text))).toEqual(Buffer.from(text));
      }),
    );
  });

  it('decodes any bytes as a strict TextDecoder does, refusals included', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), nearlyUtf8), (bytes) => {
        expect(decodeUtf8(bytes)).toBe(strictlyDecoded(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong three-byte form', [0xe0, 0x80, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a point beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a lead byte alone', [0xe2, 0x82]],
    ['a continuation byte alone', [0x80]],
  ])('does not decode %s', (_title, bytes) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined();
  });
});
