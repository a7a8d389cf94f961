/**
 * What the shell found out before a step, so that the core can judge it: whether a JWT's signature
 * is good under certain keys, and what stood at an address.
 */
import { z } from 'zod';

const json = z.record(z.string(), z.json());

export const verification = z.strictObject({
  kind: z.literal('verification'),
  jwt: z.string(),
  outcome: z.enum(['good', 'bad-signature', 'unknown-key', 'malformed']),
  /** Names the keys that were tried, so that a fact found with older ones can be told apart. */
  keysFingerprint: z.string(),
  header: json,
  claims: json,
});

export const fetched = z.strictObject({
  kind: z.literal('fetched'),
  url: z.string(),
  /** The body as text, or why there is none. */
  body: z.string().nullable(),
  fault: z.string().nullable(),
});

export const fact = z.discriminatedUnion('kind', [verification, fetched]);

export type Verification = Readonly<z.infer<typeof verification>>;
export type Fetched = Readonly<z.infer<typeof fetched>>;
export type Fact = Verification | Fetched;

/** How a fact is named that was found with the key inside the token's own header. */
export const embeddedKey = 'embedded';

/**
 * What was found out about that JWT with those keys, and with no others: one JWT may have come in
 * several places of a call, where different keys count.
 */
export function verificationOf(
  facts: readonly Fact[],
  jwt: string,
  keysFingerprint: string,
): Verification | undefined {
  return facts.find(
    (held): held is Verification =>
      held.kind === 'verification' && held.jwt === jwt && held.keysFingerprint === keysFingerprint,
  );
}

/** What stood at that address. */
export function fetchedFrom(facts: readonly Fact[], url: string): Fetched | undefined {
  return facts.find((held): held is Fetched => held.kind === 'fetched' && held.url === url);
}
