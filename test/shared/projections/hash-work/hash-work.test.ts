/** Hashes worked out step by step, against the examples that the specifications print. */
import { createHash, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfSign, signsOfByte } from '#shared/projections/hash-work/byte-signs.ts';
import {
  accessTokenHashWork,
  certificateWork,
  leftHalfWork,
} from '#shared/projections/hash-work/hash-work.ts';
import { thumbprintWork } from '#shared/projections/hash-work/thumbprint-work.ts';
import { leftHalfHash } from '#shared/protocol/left-half-hash.ts';
import { throwawayAuthority } from '../../../support/network/throwaway-certificates.ts';

const ecKey = {
  kty: 'EC',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
  crv: 'P-256',
};
const rsaKey = {
  kty: 'RSA',
  n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
  e: 'AQAB',
  alg: 'RS256',
  kid: '2011-04-29',
};

describe('at_hash and its kin (OpenID Connect Core §3.1.3.6, Appendix A)', () => {
  it.each([
    ['jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y', '77QmUPtjPfzWtF2AnpK9RQ'],
    ['Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk', 'LDktKdoQak3Pk0cnXxCltA'],
  ])('of %s is %s', (token, expected) => {
    const work = leftHalfWork(token, 'RS256');
    expect(work).toMatchObject({ digest: 'SHA-256', taken: 16, encoded: expected, text: token });
    expect(Buffer.from(work.bytes).toString('ascii')).toBe(token);
  });

  it.each([
    ['ES256', 'sha256', 16],
    ['PS384', 'sha384', 24],
    ['ES384', 'sha384', 24],
    ['RS512', 'sha512', 32],
    ['EdDSA', 'sha512', 32],
  ] as const)('of a token under %s is half of its %s', (alg, name, half) => {
    const whole = createHash(name).update('a-token').digest();
    const work = leftHalfWork('a-token', alg);
    expect(Buffer.from(work.hash)).toEqual(whole);
    expect(work.taken).toBe(half);
    expect(work.encoded).toBe(whole.subarray(0, half).toString('base64url'));
    // What the parties themselves compute.
    expect(leftHalfHash('a-token', alg)).toBe(work.encoded);
  });
});

describe('thumbprints (RFC 7638, RFC 9449 §6.1)', () => {
  it('of the example of RFC 7638 §3.1, from its canonical text', () => {
    const work = thumbprintWork(rsaKey);
    expect(work?.encoded).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
    expect(work?.text).toBe(`{"e":"AQAB","kty":"RSA","n":"${rsaKey.n}"}`);
    expect(work?.members).toEqual(['e', 'kty', 'n']);
    expect(work?.leftOut).toEqual(['alg', 'kid']);
  });

  it('of the DPoP key of RFC 9449', () => {
    expect(thumbprintWork(ecKey)?.encoded).toBe('0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I');
  });

  it.each([{ kty: 'EC', x: 'a' }, { kty: 'toString' }, {}])('of %j there is none', (key) => {
    expect(thumbprintWork(key)).toBeUndefined();
  });
});

describe('other hashes', () => {
  it('ath is the whole hash of the access token (RFC 9449 §4.2)', () => {
    const work = accessTokenHashWork('Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU');
    expect(work).toMatchObject({
      encoded: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
      taken: 32,
    });
  });

  it('x5t#S256 is the hash of the certificate itself (RFC 8705 §3.1)', async () => {
    const { certificate: made } = await throwawayAuthority('A client');
    const certificate = new X509Certificate(made.toString('pem'));
    const told = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
    const work = certificateWork(new Uint8Array(certificate.raw));
    expect(Buffer.from(work.hash).toString('hex')).toBe(told);
    expect(Buffer.from(work.encoded, 'base64url').toString('hex')).toBe(told);
  });
});

describe('bytes and the signs that hold them', () => {
  it('point at each other, all of them', () => {
    const pointing = fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (bytes) => {
      const signs = Buffer.from(bytes).toString('base64url');
      for (let byte = 0; byte < bytes.length; byte += 1) {
        const [first, last] = signsOfByte(byte);
        for (let sign = 0; sign < signs.length; sign += 1) {
          const [from, to] = bytesOfSign(sign, bytes.length);
          expect(sign >= first && sign <= last).toBe(byte >= from && byte <= to);
        }
      }
    });
    fc.assert(pointing, { numRuns: 30 });
  });

  it('changing a byte changes only its signs', () => {
    const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 7);
    const before = Buffer.from(bytes).toString('base64url');
    bytes[5] = (bytes[5] ?? 0) ^ 0xff;
    const after = Buffer.from(bytes).toString('base64url');
    const [first, last] = signsOfByte(5);
    const changed = before
      .split('')
      .flatMap((sign, index) => (sign === after[index] ? [] : [index]));
    expect(changed.every((index) => index >= first && index <= last)).toBe(true);
    expect(changed.length).toBeGreaterThan(0);
  });
});
