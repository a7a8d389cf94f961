/** What the shell found out about a JWT, with the keys it used, so that the core can judge it. */
import { z } from 'zod';

export const verification = z.strictObject({
  jwt: z.string(),
  outcome: z.enum(['good', 'bad-signature', 'unknown-key', 'malformed']),
  keysFingerprint: z.string(),
  header: z.record(z.string(), z.json()),
  claims: z.record(z.string(), z.json()),
});

export type Verification = Readonly<z.infer<typeof verification>>;
