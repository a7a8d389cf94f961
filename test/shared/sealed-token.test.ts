/** Sealed tokens: only the run that sealed one opens it, and nobody changes a bit of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from '#shared/kernel/provider/tokens/sealed-token.ts';

const nonce = new Uint8Array(12).fill(7);

describe('a sealed token', () => {
  it('opens to what was sealed, whatever that is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (content, secret) => {
        const plain = JSON.parse(JSON.stringify(content)) as object;
        const token = seal(secret, nonce, plain);
        expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(unseal(secret, token)).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  it('opens for no other secret', () => {
    const token = seal('one', nonce, { sub: 'alice' });
    expect(unseal('two', token)).toBeUndefined();
  });

  it('does not open when a single character of it is another one', () => {
    const token = seal('one', nonce, { sub: 'alice', scope: 'openid' });
    for (let index = 0; index < token.length; index += 1) {
      const changed = token[index] === 'A' ? 'B' : 'A';
      const forged = token.slice(0, index) + changed + token.slice(index + 1);
      expect(unseal('one', forged)).toBeUndefined();
    }
  });

  it('shows nothing of its content', () => {
    const token = seal('one', nonce, { sub: 'alice-amberg', scope: 'openid' });
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('alice');
  });

  it.each(['', 'x', 'not/a+token', 'A'.repeat(39), 'A'.repeat(8001), '\u0000'.repeat(60)])(
    'is never what somebody made up (%j)',
    (made) => {
      expect(unseal('one', made)).toBeUndefined();
    },
  );
});
