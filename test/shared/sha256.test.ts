/** One hasher for everything, judged by Node’s own, whatever was hashed before. */
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hmacSha256With, sha256Of } from '#shared/protocol/encoding/sha256.ts';

const anyBytes = fc.uint8Array({ maxLength: 300 });

describe('SHA-256 with one hasher', () => {
  it('hashes any bytes as Node does, one after the other', () => {
    fc.assert(
      fc.property(fc.array(anyBytes, { minLength: 1, maxLength: 8 }), (all) => {
        const hashes = all.map(sha256Of);
        expect(hashes.map((hash) => Buffer.from(hash).toString('hex'))).toEqual(
          all.map((bytes) => createHash('sha256').update(bytes).digest('hex')),
        );
      }),
    );
  });

  it('makes the tags that Node makes, for several keys in turn', () => {
    fc.assert(
      fc.property(fc.array(anyBytes, { minLength: 2, maxLength: 3 }), anyBytes, (keys, bytes) => {
        const makers = keys.map(hmacSha256With);
        for (const round of [bytes, keys[0] ?? bytes]) {
          const tags = makers.map((make) => Buffer.from(make(round)).toString('hex'));
          expect(tags).toEqual(
            keys.map((key) => createHmac('sha256', key).update(round).digest('hex')),
          );
        }
      }),
    );
  });
});
