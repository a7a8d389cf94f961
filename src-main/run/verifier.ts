/**
 * Satisfies what the core needs to know about a JWT: is the signature good under these keys, and
 * what does it say. It judges no claim; the core does.
 */
import { compactVerify, createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors } from 'jose';
import type { Need } from '#shared/kernel/needs.ts';
import type { Verification } from '#shared/protocol/verification.ts';

export type Verifier = (needs: readonly Need[]) => Promise<readonly Verification[]>;

/** A verifier over jose. */
export function createVerifier(): Verifier {
  return (needs) => Promise.all(needs.map(verify));
}

async function verify({ jwt, keys, keysFingerprint }: Need): Promise<Verification> {
  const read = readUnverified(jwt);
  if (read === undefined)
    return { jwt, keysFingerprint, outcome: 'malformed', header: {}, claims: {} };
  return { jwt, keysFingerprint, outcome: await judgeSignature(jwt, keys), ...read };
}

async function judgeSignature(jwt: string, keys: Need['keys']): Promise<Verification['outcome']> {
  try {
    await compactVerify(jwt, createLocalJWKSet({ keys: keys.map((key) => ({ ...key })) }));
    return 'good';
  } catch (thrown) {
    return thrown instanceof errors.JWKSNoMatchingKey ? 'unknown-key' : 'bad-signature';
  }
}

/** Header and claims as plain JSON, or undefined when the text is no JWT. */
function readUnverified(jwt: string): Pick<Verification, 'header' | 'claims'> | undefined {
  try {
    const header = decodeProtectedHeader(jwt) as Verification['header'];
    return { header, claims: decodeJwt(jwt) as Verification['claims'] };
  } catch {
    return undefined;
  }
}
