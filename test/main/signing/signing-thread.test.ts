/** The thread that signs: many texts at once, each with its own key, and what when one cannot be. */
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SigningThread } from '#main/signing/signing-thread.ts';

let thread: SigningThread;

beforeEach(() => {
  thread = new SigningThread();
});
afterEach(() => thread.close());

function makeKey() {
  const { privateKey } = generateKeyPairSync('ed25519');
  const id = thread.give('EdDSA', privateKey);
  const isGood = (text: string, signature: string): boolean =>
    verify(
      null,
      Buffer.from(text),
      createPublicKey(privateKey),
      Buffer.from(signature, 'base64url'),
    );
  return { id, isGood };
}

describe('the signing thread', () => {
  it('answers each of many texts with its own signature, by the key that was named', async () => {
    const keys = [makeKey(), makeKey()];
    const asked = Array.from({ length: 40 }, (_, at) => ({ at, key: keys[at % 2] }));
    const good = await Promise.all(
      asked.map(async ({ at, key }) => {
        const text = `text ${at} ä`;
        return key?.isGood(text, await thread.sign(key.id, text));
      }),
    );
    expect(good).toEqual(asked.map(() => true));
  });

  it('makes ES256 signatures of sixty-four bytes, whatever their numbers begin with', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = { key: createPublicKey(privateKey), dsaEncoding: 'ieee-p1363' } as const;
    const id = thread.give('ES256', privateKey);
    // One in 128 of the numbers is shorter than its place.
    const texts = Array.from({ length: 2000 }, (_, at) => `text ${at}`);
    const signatures = await Promise.all(texts.map((text) => thread.sign(id, text)));
    const good = signatures.filter((signature, at) => {
      const bytes = Buffer.from(signature, 'base64url');
      return bytes.length === 64 && verify('sha256', Buffer.from(texts[at] ?? ''), key, bytes);
    });
    expect(good).toHaveLength(2000);
  });

  it('knows a key that was given while it was at work', async () => {
    const first = makeKey();
    const signing = thread.sign(first.id, 'one');
    const second = makeKey();
    expect(second.isGood('two', await thread.sign(second.id, 'two'))).toBe(true);
    expect(first.isGood('one', await signing)).toBe(true);
  });

  it('refuses what it cannot sign, and signs what was asked beside it', async () => {
    const { id, isGood } = makeKey();
    const odd = thread.give('HS1', generateKeyPairSync('ed25519').privateKey);
    const [bad, good] = await Promise.allSettled([thread.sign(odd, 'a'), thread.sign(id, 'b')]);
    expect(bad).toMatchObject({
      status: 'rejected',
      reason: { message: 'A token could not be signed.', cause: { message: /HS1/ } },
    });
    expect(good.status === 'fulfilled' && isGood('b', good.value)).toBe(true);
  });

  it('that ends tells whoever waits, and another one takes its place with the same keys', async () => {
    const { id, isGood } = makeKey();
    await thread.sign(id, 'before');
    // So many that none of them can be back before the end.
    const waiting = Array.from({ length: 1000 }, () => thread.sign(id, 'meanwhile'));
    const settled = Promise.allSettled(waiting);
    await Promise.resolve().then(() => thread.close());
    const reasons = (await settled).map((one) => one.status === 'rejected' && String(one.reason));
    expect(new Set(reasons)).toEqual(
      new Set(['WorkbenchError: The thread that signs tokens has ended.']),
    );
    expect(isGood('after', await thread.sign(id, 'after'))).toBe(true);
  });
});
