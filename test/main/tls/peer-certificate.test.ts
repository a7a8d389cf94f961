/** What the core learns of a client's certificate, and which certificates are trusted. */
import { createHash, X509Certificate } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  issueClientCertificate,
  issueServerCertificate,
  type KeyedCertificate,
  makeAuthority,
  makeSelfSignedCertificate,
} from '#main/tls/certificate-authority.ts';
import type { CertificateNames } from '#main/tls/certificate-names.ts';
import { readPeerCertificate } from '#main/tls/peer-certificate.ts';
import { loadX509Library } from '#main/tls/x509-library.ts';
import { sameDistinguishedName } from '#shared/protocol/encoding/distinguished-name.ts';
import { type PeerCertificate, peerCertificate } from '#shared/protocol/encoding/wire.ts';

const nowMs = Date.UTC(2031, 4, 6);
const dayMs = 86_400_000;
const till: CertificateNames = { subject: 'CN=till,O=Corner Shop' };

/** A self-signed certificate whose key lies on brainpoolP256r1, a curve that JOSE does not know. */
const oddCurve = `-----BEGIN CERTIFICATE-----
MIIBdTCCARqgAwIBAgIUafvIJf3H2JIlXoSVx29cKQLYf+wwCgYIKoZIzj0EAwIw
DjEMMAoGA1UEAwwDb2RkMCAXDTI2MTEyMTAzNTg0OFoYDzIxMjYxMDI4MDM1ODQ4
WjAOMQwwCgYDVQQDDANvZGQwWjAUBgcqhkjOPQIBBgkrJAMDAggBAQcDQgAERTFI
Bv62X1jhgmkJ4wOqBcS5kn3Y7TZr807f1CNVbJNs9pM/GL7FZSczdWI4WLGa7c3F
zfSFvjL9FUdEcBONWKNTMFEwHQYDVR0OBBYEFHk86w7ZuvrPrXAC0FAdiISxG4mP
MB8GA1UdIwQYMBaAFHk86w7ZuvrPrXAC0FAdiISxG4mPMA8GA1UdEwEB/wQFMAMB
Af8wCgYIKoZIzj0EAwIDSQAwRgIhAIAyFzrg3D9yBox7rsfPlcOKF0pR7dk6Ux2K
x1j5W0+QAiEAnSB47YfcnzpT042mZug+AYcoJHu64iDvRA+zDYKVrew=
-----END CERTIFICATE-----`;

let authority: KeyedCertificate;

beforeAll(async () => {
  authority = await makeAuthority(nowMs);
});

function derOf({ certificate }: { readonly certificate: string }): Buffer {
  return new X509Certificate(certificate).raw;
}

function seen(keyed: { readonly certificate: string }, atMs = nowMs): PeerCertificate {
  return readPeerCertificate(derOf(keyed), new X509Certificate(authority.certificate), atMs);
}

describe('a presented certificate', () => {
  it('is named by the SHA-256 of its DER (RFC 8705 §3.1) and fits the wire', async () => {
    const keyed = await issueClientCertificate(authority, till, nowMs);
    const read = seen(keyed);
    const hash = createHash('sha256').update(derOf(keyed)).digest('base64url');
    expect(read.thumbprint).toBe(hash);
    expect(read.thumbprint).toHaveLength(43);
    expect(peerCertificate.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
  });

  it.each([
    'CN=till,O=Corner Shop',
    'CN=a\\,b\\+c\\"\\\\\\<d\\>\\;,O=\\#first\\ ',
    'CN=line\\0Abreak\\, O\\=Shop',
    'UID=7+CN=till,OU=One+OU=Two,O=Shop',
    'CN=Jürg Müller 店,C=CH,serialNumber=12-34',
    'emailAddress=a@b.example,DC=shop,DC=example',
    '1.2.3.4=own,organizationIdentifier=PSD-1,businessCategory=b,jurisdictionC=BR,O=x',
  ])('tells the subject %s so that it equals what was registered', async (subject) => {
    const read = seen(await issueClientCertificate(authority, { subject }, nowMs));
    expect(sameDistinguishedName(read.subject, subject)).toBe(true);
    expect(sameDistinguishedName(read.subject, `${subject},O=More`)).toBe(false);
  });

  it('tells every alternative name by its kind, addresses as RFC 5952 has them', async () => {
    const names = {
      subject: '',
      dns: ['till.example', '*.example'],
      uri: ['https://till.example/a?b=c,d', 'urn:x:y'],
      ip: ['10.0.0.7', '2001:db8::7', '::1'],
      email: ["o'till@shop.example"],
    };
    const read = seen(await issueClientCertificate(authority, names, nowMs));
    expect(read).toMatchObject({
      subject: '',
      sanDns: names.dns,
      sanUri: names.uri,
      sanIp: names.ip,
      sanEmail: names.email,
      trusted: true,
    });
  });

  it('cannot smuggle a second name inside one', async () => {
    const dns = ['a.example, DNS:evil.example', '", URI:https://evil.example', "\\', email:e@v.il"];
    const read = seen(await issueClientCertificate(authority, { ...till, dns }, nowMs));
    expect(read).toMatchObject({ sanDns: dns, sanUri: [], sanEmail: [] });
  });

  it('without alternative names has none', async () => {
    expect(seen(await issueClientCertificate(authority, till, nowMs))).toMatchObject({
      sanDns: [],
      sanUri: [],
      sanIp: [],
      sanEmail: [],
    });
  });
});

describe('the public key of a certificate', () => {
  it('has the thumbprint of RFC 7638, be it EC or RSA', async () => {
    const made = [
      await makeSelfSignedCertificate(till, nowMs),
      await issueServerCertificate(authority, nowMs),
    ];
    for (const keyed of made) {
      const { publicKey } = new X509Certificate(keyed.certificate);
      const thumbprint = await calculateJwkThumbprint(publicKey.export({ format: 'jwk' }));
      expect(seen(keyed).publicKeyThumbprint).toBe(thumbprint);
    }
  });

  it('has it as well when it is Ed25519', async () => {
    const { X509CertificateGenerator } = await loadX509Library();
    const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
    if (!('publicKey' in keys)) throw new Error('A key pair was asked for.');
    const made = await X509CertificateGenerator.createSelfSigned({ name: 'CN=till', keys });
    const jwk = await crypto.subtle.exportKey('jwk', keys.publicKey);
    const read = seen({ certificate: made.toString('pem') });
    expect(read.publicKeyThumbprint).toBe(await calculateJwkThumbprint({ ...jwk }));
  });

  it('has none, and does no harm, when JOSE cannot express it', () => {
    expect(seen({ certificate: oddCurve })).toMatchObject({
      publicKeyThumbprint: '',
      trusted: false,
      subject: 'CN=odd',
    });
  });
});

describe('a certificate is trusted', () => {
  it('when the authority issued it for a client and it is valid now', async () => {
    const keyed = await issueClientCertificate(authority, till, nowMs);
    expect(seen(keyed).trusted).toBe(true);
    expect(seen(keyed, nowMs + 396 * dayMs).trusted).toBe(true);
  });

  it('not before its time and not after', async () => {
    const keyed = await issueClientCertificate(authority, till, nowMs);
    expect(seen(keyed, nowMs - dayMs).trusted).toBe(false);
    expect(seen(keyed, nowMs + 398 * dayMs).trusted).toBe(false);
  });

  it('not when it signed itself, whatever it calls itself', async () => {
    const { subject } = new X509Certificate(authority.certificate);
    expect(seen(await makeSelfSignedCertificate(till, nowMs)).trusted).toBe(false);
    expect(seen(await makeSelfSignedCertificate({ subject }, nowMs)).trusted).toBe(false);
  });

  it('not when another authority of the same name issued it', async () => {
    const other = await makeAuthority(nowMs);
    expect(seen(await issueClientCertificate(other, till, nowMs)).trusted).toBe(false);
  });

  it('not when it was made for a server, or is the authority’s own', async () => {
    expect(seen(await issueServerCertificate(authority, nowMs)).trusted).toBe(false);
    expect(seen(authority).trusted).toBe(false);
  });
});
