/** A JWT taken apart to be read: what is none gives nothing, and nothing is believed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJwt } from '#shared/projections/jwt-view.ts';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('reading a JWT', () => {
  it('gives header, claims and signature as they are written', () => {
    const jwt = `${encode({ alg: 'ES256' })}.${encode({ sub: 'ü' })}.c2ln`;
    expect(readJwt(jwt)).toEqual({
      header: { alg: 'ES256' },
      claims: { sub: 'ü' },
      signature: 'c2ln',
    });
  });

  it.each([undefined, 7, '', 'a.b', 'a.b.c.d.e', `${encode([])}.${encode({})}.x`, '!.!.!'])(
    'gives nothing for %j',
    (text) => {
      expect(readJwt(text)).toBeUndefined();
    },
  );

  it('never throws', () => {
    const reading = fc.property(fc.string(), (text) => {
      expect(() => readJwt(text)).not.toThrow();
    });
    fc.assert(reading);
  });
});
