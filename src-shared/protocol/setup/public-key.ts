/** A public JSON Web Key as data; what members a key type needs is the verifier's to know. */
import { z } from 'zod';

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

export const publicKey = z
  .looseObject({
    kty: z.string().max(10),
    kid: z.string().max(500).optional(),
    alg: z.string().max(40).optional(),
  })
  .refine(
    (key) => key.kty !== 'oct' && !privateMembers.some((member) => member in key),
    'The key is not public.',
  );

export const keySet = z.strictObject({ keys: z.array(publicKey).max(50).readonly() });

export type PublicKey = Readonly<z.infer<typeof publicKey>>;

/** A key of this provider's own, which always has a name and one algorithm. */
export const namedKey = publicKey.and(z.looseObject({ kid: z.string(), alg: z.string() }));
export type NamedKey = Readonly<PublicKey & { kid: string; alg: string }>;
