/**
 * Turns the certificate that a client presented into plain data for the core. Whether those names
 * and that key are the ones some client registered is the core's to judge.
 */
import { createHash, type JsonWebKey, X509Certificate } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { PeerCertificate } from '#shared/protocol/encoding/wire.ts';

/** Reads a certificate; `authority` is the only one whose clients' certificates are trusted. */
export function readPeerCertificate(
  der: Uint8Array,
  authority: X509Certificate,
  nowMs: number,
): PeerCertificate {
  const certificate = new X509Certificate(der);
  const names = alternativeNamesOf(certificate.subjectAltName ?? '');
  const named = (kind: string): string[] =>
    names.filter((name) => name.kind === kind).map(({ value }) => value);
  return {
    thumbprint: createHash('sha256').update(der).digest('base64url'),
    subject: subjectOf(certificate),
    sanDns: named('DNS'),
    sanUri: named('URI'),
    sanIp: named('IP Address').map(shortAddress),
    sanEmail: named('email'),
    trusted: isTrusted(certificate, authority, nowMs),
    publicKeyThumbprint: keyThumbprint(certificate),
  };
}

const clientAuthentication = '1.3.6.1.5.5.7.3.2';

/**
 * The authority may sign leaves only (its path length is 0), so a chain is one step. Done here and
 * not by the TLS layer, because that would name the authority in its request for a certificate, and
 * some clients then hold back a self-signed one. Node gives extended key usages as `keyUsage`.
 */
function isTrusted(
  certificate: X509Certificate,
  authority: X509Certificate,
  nowMs: number,
): boolean {
  return (
    !certificate.ca &&
    certificate.keyUsage?.includes(clientAuthentication) === true &&
    certificate.validFromDate.getTime() <= nowMs &&
    nowMs <= certificate.validToDate.getTime() &&
    certificate.checkIssued(authority) &&
    certificate.verify(authority.publicKey)
  );
}

/** Node writes one part a line, escaped by RFC 4514 but in the order of the certificate. */
function subjectOf({ subject }: X509Certificate): string {
  // Node's types deny it, but a certificate without a subject has none here.
  return (subject ?? '').split('\n').toReversed().join(',');
}

interface AlternativeName {
  readonly kind: string;
  readonly value: string;
}

const alternativeName = /(?:^|, )([^:,]+):(?:("(?:[^"\\]|\\.)*")|([^",]*))/gy;

/** Node quotes, as JSON does, every value in which a separator could hide. */
function alternativeNamesOf(text: string): AlternativeName[] {
  return [...text.matchAll(alternativeName)].map(([, kind = '', quoted, plain = '']) => ({
    kind,
    value: quoted === undefined ? plain : String(JSON.parse(quoted)),
  }));
}

/** RFC 5952, the form that RFC 8705 §2.1.2 has clients register. */
function shortAddress(address: string): string {
  return isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}

/** RFC 7638: SHA-256 of the members a key of that type must have, in alphabetical order. */
function keyThumbprint(certificate: X509Certificate): string {
  const key = keyOf(certificate);
  if (key === undefined) return '';
  const { crv, e, kty, n, x, y } = key;
  const required = kty === 'RSA' ? { e, kty, n } : { crv, kty, x, y };
  return createHash('sha256').update(JSON.stringify(required)).digest('base64url');
}

/** The public key as JWK, or nothing when JOSE has no name for its kind or curve. */
function keyOf(certificate: X509Certificate): JsonWebKey | undefined {
  try {
    return certificate.publicKey.export({ format: 'jwk' });
  } catch {
    return undefined;
  }
}
