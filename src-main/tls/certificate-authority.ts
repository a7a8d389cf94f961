/**
 * The workbench's own certificate authority, and the certificates that it and clients make: plain
 * PEM, to be stored as it is. It judges nobody; `peer-certificate.ts` reads what others present.
 */
import { createPrivateKey, KeyObject, webcrypto, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Extension } from '@peculiar/x509';
import { z } from 'zod';
import { WorkbenchError } from '../workbench-error.ts';
import { alternativeNames, type CertificateNames, subjectName } from './certificate-names.ts';
import { loadX509Library, type X509Library } from './x509-library.ts';

/** A certificate and its private key (PKCS #8), both as PEM. The authority itself is one. */
const keyedCertificate = z.strictObject({ certificate: z.string(), privateKey: z.string() });

export type KeyedCertificate = Readonly<z.infer<typeof keyedCertificate>>;

const subjectOfAuthority = 'CN=CIBA Workbench authority';
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const authorityDays = 3650;
/** Longer than that, some clients take a server's certificate for a mistake. */
const leafDays = 397;
/** A client whose clock is a little behind must not find a certificate from its future. */
const backdatedMs = 5 * minuteMs;

const ellipticCurve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
  hash: 'SHA-256',
};

/** Makes an authority: EC P-256, self-signed, allowed to sign leaves only. */
export async function makeAuthority(nowMs: number): Promise<KeyedCertificate> {
  const library = await loadX509Library();
  const { BasicConstraintsExtension, KeyUsagesExtension, KeyUsageFlags } = library;
  const keys = await generateKeys(ellipticCurve);
  const extensions = [
    new BasicConstraintsExtension(true, 0, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ];
  const draft = { subject: subjectOfAuthority, keys, extensions, nowMs, days: authorityDays };
  return write(library, draft, undefined);
}

/** Admits an authority that was stored, or complains in a sentence. */
export function parseAuthority(stored: unknown): KeyedCertificate {
  try {
    const authority = keyedCertificate.parse(stored);
    const certificate = new X509Certificate(authority.certificate);
    if (certificate.ca && certificate.checkPrivateKey(createPrivateKey(authority.privateKey))) {
      return authority;
    }
  } catch (cause) {
    throw new WorkbenchError(unusableAuthority, { cause });
  }
  throw new WorkbenchError(unusableAuthority);
}

const unusableAuthority =
  'The stored certificate authority cannot be used; remove it, and a new one is made.';

/**
 * Issues what the listener presents. Its key is RSA because the cipher suites that FAPI 1.0 allows
 * below TLS 1.3 are all for RSA.
 */
export async function issueServerCertificate(
  authority: KeyedCertificate,
  nowMs: number,
  host = '127.0.0.1',
): Promise<KeyedCertificate> {
  const ip = [...new Set(['127.0.0.1', '::1', ...(isIP(host) === 0 ? [] : [host])])];
  const names = { subject: 'CN=127.0.0.1', dns: ['localhost'], ip };
  return writeLeaf({ names, purpose: 'serverAuth', algorithm: rsa, nowMs }, authority);
}

/** Issues a certificate for `tls_client_auth`. */
export function issueClientCertificate(
  authority: KeyedCertificate,
  names: CertificateNames,
  nowMs: number,
): Promise<KeyedCertificate> {
  return writeLeaf({ names, purpose: 'clientAuth', algorithm: ellipticCurve, nowMs }, authority);
}

/** Makes a certificate for `self_signed_tls_client_auth`. */
export function makeSelfSignedCertificate(
  names: CertificateNames,
  nowMs: number,
): Promise<KeyedCertificate> {
  return writeLeaf({ names, purpose: 'clientAuth', algorithm: ellipticCurve, nowMs }, undefined);
}

interface Leaf {
  readonly names: CertificateNames;
  readonly purpose: 'serverAuth' | 'clientAuth';
  readonly algorithm: typeof ellipticCurve | typeof rsa;
  readonly nowMs: number;
}

async function writeLeaf(
  { names, purpose, algorithm, nowMs }: Leaf,
  authority: KeyedCertificate | undefined,
): Promise<KeyedCertificate> {
  const library = await loadX509Library();
  const { ExtendedKeyUsage, KeyUsageFlags } = library;
  const extensions = [
    new library.BasicConstraintsExtension(false, undefined, true),
    new library.KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new library.ExtendedKeyUsageExtension([ExtendedKeyUsage[purpose]]),
    ...alternativeNames(library, names),
  ];
  const keys = await generateKeys(algorithm);
  const draft = { subject: names.subject, keys, extensions, nowMs, days: leafDays };
  return write(library, draft, authority);
}

interface Draft {
  readonly subject: string;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly extensions: readonly Extension[];
  readonly nowMs: number;
  readonly days: number;
}

/** Signs the draft with the authority's key, or with its own where there is no authority. */
async function write(
  library: X509Library,
  { subject, keys, extensions, nowMs, days }: Draft,
  authority: KeyedCertificate | undefined,
): Promise<KeyedCertificate> {
  const { X509CertificateGenerator, SubjectKeyIdentifierExtension } = library;
  const name = subjectName(library, subject);
  const issuer = authority && new library.X509Certificate(authority.certificate);
  const written = await X509CertificateGenerator.create({
    subject: name,
    issuer: issuer?.subjectName ?? name,
    notBefore: new Date(nowMs - backdatedMs),
    notAfter: new Date(nowMs + days * dayMs),
    publicKey: keys.publicKey,
    signingKey: authority === undefined ? keys.privateKey : await signingKeyOf(authority),
    signingAlgorithm: ellipticCurve,
    extensions: [
      ...extensions,
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await library.AuthorityKeyIdentifierExtension.create(issuer?.publicKey ?? keys.publicKey),
    ],
  });
  const privateKey = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' });
  return { certificate: `${written.toString('pem')}\n`, privateKey: privateKey.toString() };
}

function generateKeys(algorithm: Leaf['algorithm']): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

function signingKeyOf({ privateKey }: KeyedCertificate): Promise<webcrypto.CryptoKey> {
  const bytes = createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' });
  return webcrypto.subtle.importKey('pkcs8', bytes, ellipticCurve, false, ['sign']);
}
