/**
 * A client's public keys as somebody wrote them into a file: whatever could never verify anything is
 * refused by its place, before a client wonders why it is turned away.
 */
import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { type PublicKey, publicKey } from '#shared/protocol/setup/public-key.ts';

const membersOf: Readonly<Partial<Record<string, readonly string[]>>> = {
  EC: ['crv', 'x', 'y'],
  RSA: ['n', 'e'],
  OKP: ['crv', 'x'],
};

const configuredKey = publicKey.superRefine((key, context) => {
  const members = membersOf[key.kty];
  if (members === undefined) {
    const message = `«${key.kty}» is no type of public key; use ${Object.keys(membersOf).join(', ')}`;
    context.addIssue({ code: 'custom', path: ['kty'], message });
    return;
  }
  const missing = members.filter((member) => typeof key[member] !== 'string');
  for (const member of missing) {
    context.addIssue({ code: 'custom', path: [member], message: 'is missing or is no text' });
  }
  if (missing.length === 0 && !isUsable(key))
    context.addIssue({ code: 'custom', message: 'is no key that could verify anything' });
});

export const configuredKeySet = z.strictObject({
  keys: z.array(configuredKey).max(50).readonly(),
});

function isUsable(key: PublicKey): boolean {
  try {
    createPublicKey({ key: { ...key }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
