/**
 * Finds out what the core needs to know about a JWT: is the signature good under these keys, and
 * what does it say. It judges no claim; the core does.
 */
import {
  compactVerify,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  EmbeddedJWK,
  errors,
  importJWK,
  type JWK,
} from 'jose';
import type { Need } from '#shared/kernel/need.ts';
import { canBeKept } from '#shared/protocol/encoding/kept-json.ts';
import type { Verification } from '#shared/protocol/fact.ts';
import type { PublicKey } from '#shared/protocol/setup/public-key.ts';

type VerifyNeed = Extract<Need, { kind: 'verify' }>;

/** What is found out about one JWT. */
export async function verify({ jwt, keys, keysFingerprint }: VerifyNeed): Promise<Verification> {
  const kind = 'verification';
  const read = readUnverified(jwt);
  if (read === undefined)
    return { kind, jwt, keysFingerprint, outcome: 'malformed', header: {}, claims: {} };
  return { kind, jwt, keysFingerprint, outcome: await judgeSignature(jwt, keys), ...read };
}

async function judgeSignature(
  jwt: string,
  keys: VerifyNeed['keys'],
): Promise<Verification['outcome']> {
  try {
    if (keys === 'embedded') await compactVerify(jwt, EmbeddedJWK);
    else if (keys[0]?.kty === 'oct')
      await compactVerify(jwt, await importJWK(plainKey(keys[0]), 'HS256'));
    else await verifyWithOneOf(jwt, keys);
    return 'good';
  } catch (thrown) {
    return thrown instanceof errors.JWKSNoMatchingKey ? 'unknown-key' : 'bad-signature';
  }
}

/** Without a kid several keys may fit; the signature is good if one of them made it. */
async function verifyWithOneOf(
  jwt: string,
  keys: Exclude<VerifyNeed['keys'], 'embedded'>,
): Promise<void> {
  const set = createLocalJWKSet({ keys: keys.map(plainKey) });
  try {
    await compactVerify(jwt, set);
  } catch (thrown) {
    if (!(thrown instanceof errors.JWKSMultipleMatchingKeys)) throw thrown;
    for await (const key of thrown) {
      const isGood = await compactVerify(jwt, key).then(
        () => true,
        () => false,
      );
      if (isGood) return;
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

/** A key as jose’s types want it: a member that is absent must not be there at all. */
function plainKey({ kid, alg, ...rest }: PublicKey): JWK {
  // Such a key serves one algorithm, but that has two names, and jose would compare them.
  const named = alg === undefined || rest.kty === 'OKP' ? {} : { alg };
  return { ...rest, ...(kid === undefined ? {} : { kid }), ...named };
}

/** Header and claims as plain JSON, or undefined when the text is no JWT that can be kept. */
function readUnverified(jwt: string): Pick<Verification, 'header' | 'claims'> | undefined {
  try {
    const header = decodeProtectedHeader(jwt) as Verification['header'];
    const claims = decodeJwt(jwt) as Verification['claims'];
    return canBeKept(header) && canBeKept(claims) ? { header, claims } : undefined;
  } catch {
    return undefined;
  }
}
