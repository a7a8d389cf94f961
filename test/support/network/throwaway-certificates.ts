/**
 * Certificates made on the spot for TLS endpoints on loopback: an authority, and what it certifies.
 * Nobody trusts them who is not told to, and they last only as long as a test run needs.
 */
import type { JsonGeneralName, X509Certificate } from '@peculiar/x509';

// The library's container insists on a metadata API before it loads; an empty one is enough, since
// nothing here is built by the container.
const nothing = () => undefined;
if (!('getMetadata' in Reflect))
  Object.assign(Reflect, { getMetadata: nothing, getOwnMetadata: nothing });
const { BasicConstraintsExtension, SubjectAlternativeNameExtension, X509CertificateGenerator } =
  await import('@peculiar/x509');

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const hourMs = 3_600_000;

interface Authority {
  readonly certificate: X509Certificate;
  readonly keys: CryptoKeyPair;
}

/** What a TLS server shows, in PEM. */
interface Shown {
  readonly cert: string;
  readonly key: string;
}

export async function throwawayAuthority(name: string): Promise<Authority> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: algorithm,
    ...lasting(hourMs),
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  return { certificate, keys };
}

/** A certificate for those names; a negative time means that it is over. */
export async function certificateFor(
  names: JsonGeneralName[],
  { certificate, keys }: Authority,
  lastsMs = hourMs,
): Promise<Shown> {
  const own = await newKeys();
  const issued = await X509CertificateGenerator.create({
    subject: 'CN=Throwaway endpoint',
    issuer: certificate.subject,
    publicKey: own.publicKey,
    signingKey: keys.privateKey,
    signingAlgorithm: algorithm,
    ...lasting(lastsMs),
    extensions: [new SubjectAlternativeNameExtension(names)],
  });
  return { cert: issued.toString('pem'), key: await pemOf(own.privateKey) };
}

/** A certificate that only its own key vouches for. */
export async function selfSignedFor(names: JsonGeneralName[]): Promise<Shown> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Self-made endpoint',
    keys,
    signingAlgorithm: algorithm,
    ...lasting(hourMs),
    extensions: [new SubjectAlternativeNameExtension(names)],
  });
  return { cert: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function pemOf(key: CryptoKey): Promise<string> {
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${bytes}\n-----END PRIVATE KEY-----\n`;
}

function lasting(ms: number): { readonly notBefore: Date; readonly notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - 2 * hourMs), notAfter: new Date(now + ms) };
}
