/**
 * The key by which a workbench signs results of exams: ES256, made when it is first wanted, kept in the
 * data folder for its owner alone. Losing it loses nothing but the name under which results are known.
 */
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CompactSign, calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { makeSigningKey } from '../../signing/signing-keys.ts';
import { sentenceOf, WorkbenchError } from '../../workbench-error.ts';

const coordinate = z.base64url().length(43);

/** A public key as it stands in the head of a result, and in a file of its own. */
export const publicExamKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
});
const privateExamKey = publicExamKey.extend({ d: coordinate });

export type PublicExamKey = Readonly<z.infer<typeof publicExamKey>>;

/** What a result of an exam says it is (RFC 7515 §4.1.9). */
export const resultType = 'ciba-exam-result+jws';

export interface ExamKey {
  /** The compact JWS of that text, with the public key in its head. */
  readonly sign: (payload: string) => Promise<string>;
  readonly publicHalf: () => Promise<PublicExamKey>;
}

/** The key in that folder. */
export function examKeyIn(folder: string): ExamKey {
  const path = join(folder, 'exam-key.json');
  let opening: Promise<z.infer<typeof privateExamKey>> | undefined;

  function held() {
    opening ??= openKey(path);
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  }

  async function publicHalf(): Promise<PublicExamKey> {
    return publicExamKey.parse(await held());
  }

  return {
    publicHalf,
    sign: async (payload) => {
      const jwk = await publicHalf();
      const header = { alg: 'ES256', typ: resultType, kid: await thumbprintOf(jwk), jwk };
      const key = await importJWK({ ...(await held()) } as JWK, 'ES256');
      return new CompactSign(Buffer.from(payload)).setProtectedHeader(header).sign(key);
    },
  };
}

/** The name of a key (RFC 7638). */
export function thumbprintOf(key: PublicExamKey): Promise<string> {
  return calculateJwkThumbprint({ ...key });
}

async function openKey(path: string): Promise<z.infer<typeof privateExamKey>> {
  const found = readKey(path);
  if (found !== undefined) return found;
  const { kty, crv, x, y, d } = privateExamKey.parse(await makeSigningKey('ES256', null));
  const made = { kty, crv, x, y, d };
  writeOnce(path, `${JSON.stringify(made)}\n`);
  // Another program may have been first.
  return readKey(path) ?? made;
}

function readKey(path: string): z.infer<typeof privateExamKey> | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new WorkbenchError(`${path} cannot be read (${sentenceOf(cause)}).`, { cause });
  }
  try {
    return privateExamKey.parse(JSON.parse(text));
  } catch (cause) {
    const sentence = `${path} holds no key that signs results. Move it away, and another one is made; results signed by it keep their signature.`;
    throw new WorkbenchError(sentence, { cause });
  }
}

/** Whole or not at all, and never over a key that is there. */
function writeOnce(path: string, text: string): void {
  const beside = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(beside, text, { mode: 0o600 });
    chmodSync(beside, 0o600);
    linkSync(beside, path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return;
    throw new WorkbenchError(`${path} cannot be written (${sentenceOf(cause)}).`, { cause });
  } finally {
    rmSync(beside, { force: true });
  }
}
