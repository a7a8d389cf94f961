/** JSON Web Keys as clients give them, which may be anything; RFC 7638 says what a thumbprint is. */
import { describe, expect, it } from 'vitest';
import { thumbprintOf } from '#shared/protocol/json-web-keys.ts';

describe('the thumbprint of a key', () => {
  it('is that of the example in RFC 7638 §3.1', () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    expect(thumbprintOf({ kty: 'RSA', n, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' })).toBe(
      'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    );
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'oct', '', undefined])(
    'is none for a key of the type %s, which once ended the step that met it',
    (kty) => {
      expect(thumbprintOf({ kty, x: 'x', crv: 'P-256' })).toBeUndefined();
    },
  );

  it('is none where a member is missing or no text', () => {
    expect(thumbprintOf({ kty: 'EC', crv: 'P-256', x: 'x' })).toBeUndefined();
    expect(thumbprintOf({ kty: 'OKP', crv: 'Ed25519', x: 7 })).toBeUndefined();
  });
});
