/**
 * An RSA key of 2048 bits that comes out the same for the same seed. For a simulator's keys only:
 * whoever knows the seed knows the key, and nothing here takes constant time.
 */
import { checkPrime, createHash, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';

const primeBits = 1024;
const publicExponent = 65_537n;
const isPrime = promisify(checkPrime);

/** The whole private key as JWK (RFC 7518 §6.3). */
export async function seededRsaKey(seed: string): Promise<JsonWebKey> {
  const [one, other] = [await seededPrime(`${seed}\n1`), await seededPrime(`${seed}\n2`)];
  // Some libraries insist on the larger prime being the first.
  const [p, q] = one > other ? [one, other] : [other, one];
  const n = p * q;
  // FIPS 186-5 §A.1.1 wants the inverse modulo the least common multiple.
  const d = inverse(publicExponent, ((p - 1n) * (q - 1n)) / greatestCommonDivisor(p - 1n, q - 1n));
  return {
    kty: 'RSA',
    n: encode(n, primeBits * 2),
    e: 'AQAB',
    d: encode(d, primeBits * 2),
    p: encode(p, primeBits),
    q: encode(q, primeBits),
    dp: encode(d % (p - 1n), primeBits),
    dq: encode(d % (q - 1n), primeBits),
    qi: encode(inverse(q, p), primeBits),
  };
}

/** The first of the seed's candidates that is prime and fits the public exponent. */
async function seededPrime(seed: string): Promise<bigint> {
  for (let counter = 0; ; counter += 1) {
    const candidate = candidateOf(`${seed}\n${counter}`);
    if (candidate % publicExponent === 1n) continue;
    // Off the main thread: a key is made while other runs are being served.
    if (await isPrime(candidate)) return candidate;
  }
}

/** Odd, and with both top bits set, so that two of them multiply to exactly 2048 bits. */
function candidateOf(seed: string): bigint {
  const blocks = Array.from({ length: primeBits / 256 }, (_, block) =>
    createHash('sha256').update(`${seed}\n${block}`).digest('hex'),
  );
  return BigInt(`0x${blocks.join('')}`) | (3n << BigInt(primeBits - 2)) | 1n;
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : greatestCommonDivisor(other, one % other);
}

/** The inverse by Euclid's extended algorithm; both are known to have no common divisor. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [remainder, next, factor, nextFactor] = [modulus, value % modulus, 0n, 1n];
  while (next > 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return factor < 0n ? factor + modulus : factor;
}

function encode(value: bigint, bits: number): string {
  return Buffer.from(value.toString(16).padStart(bits / 4, '0'), 'hex').toString('base64url');
}
