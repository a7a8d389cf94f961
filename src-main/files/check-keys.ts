/**
 * Whether the private keys of a file are those that its run signs with. One that is none, or that
 * belongs to another key, would be found out only when somebody waits for a signature.
 */
import {
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { RunFileHead } from '#shared/trace/run-file/run-file.ts';
import { WorkbenchError } from '../workbench-error.ts';

const probe = Buffer.from('Is this the key?');

/** Throws a sentence with the place of the key that cannot be used. */
export function checkKeys({ keys, setup }: RunFileHead): void {
  for (const [index, key] of (keys ?? []).entries()) {
    const known = setup.keys.find(({ kid }) => kid === key.kid);
    if (!signsAs(key, known ?? key))
      throw new WorkbenchError(`keys[${index}]: It is no private key that this run can sign with.`);
  }
  const lost = setup.keys.find(({ kid }) => keys?.every((key) => key.kid !== kid));
  if (lost !== undefined && keys?.length !== 0)
    throw new WorkbenchError(`keys: The private key «${lost.kid}» is missing.`);
}

function signsAs(secret: object, known: object): boolean {
  try {
    const privateKey = createPrivateKey({ key: { ...secret } as JsonWebKey, format: 'jwk' });
    const publicKey = createPublicKey({ key: { ...known } as JsonWebKey, format: 'jwk' });
    const digest = digestOf(privateKey);
    return verify(digest, probe, publicKey, sign(digest, probe, privateKey));
  } catch {
    return false;
  }
}

/** Edwards curves hash for themselves. */
function digestOf({ asymmetricKeyType }: KeyObject): string | null {
  return asymmetricKeyType?.startsWith('ed') === true ? null : 'sha256';
}
