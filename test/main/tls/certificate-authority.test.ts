/** The workbench's own authority: what it makes, how long it lasts, and that it outlives a restart. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  issueClientCertificate,
  issueServerCertificate,
  type KeyedCertificate,
  makeAuthority,
  makeSelfSignedCertificate,
  parseAuthority,
} from '#main/tls/certificate-authority.ts';
import { WorkbenchError } from '#main/workbench-error.ts';

const nowMs = Date.UTC(2031, 4, 6, 7, 8, 9);
const dayMs = 86_400_000;
const names = { subject: 'CN=till,O=Corner Shop' };

let authority: KeyedCertificate;

beforeAll(async () => {
  authority = await makeAuthority(nowMs);
});

function read({ certificate }: KeyedCertificate): X509Certificate {
  return new X509Certificate(certificate);
}

describe('the authority', () => {
  it('is an EC certificate of its own making that may sign others', () => {
    const certificate = read(authority);
    expect(certificate.ca).toBe(true);
    expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    expect(certificate.checkIssued(certificate)).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  it('is valid from the time it was told for ten years', () => {
    const { validFromDate, validToDate } = read(authority);
    expect(validFromDate.getTime()).toBeLessThanOrEqual(nowMs);
    expect(validFromDate.getTime()).toBeGreaterThan(nowMs - dayMs);
    expect(validToDate.getTime()).toBe(nowMs + 3650 * dayMs);
  });

  it('is stored as plain JSON and issues as before when it is read again', async () => {
    const again = parseAuthority(JSON.parse(JSON.stringify(authority)));
    expect(again).toEqual(authority);
    const issued = read(await issueClientCertificate(again, names, nowMs));
    expect(issued.checkIssued(read(authority))).toBe(true);
    expect(issued.verify(read(authority).publicKey)).toBe(true);
  });

  it('is refused in a sentence when what was stored is none', async () => {
    const other = await makeAuthority(nowMs);
    const leaf = await issueClientCertificate(authority, names, nowMs);
    const stored = [
      null,
      {},
      { ...authority, more: true },
      { ...authority, certificate: 'nonsense' },
      { ...authority, privateKey: other.privateKey },
      leaf,
    ];
    for (const one of stored) {
      expect(() => parseAuthority(one)).toThrow(WorkbenchError);
      expect(() => parseAuthority(one)).toThrow(/remove it, and a new one is made/);
    }
  });
});

describe('a certificate for the listener', () => {
  it('is good for every name of loopback, under the authority, for about a year', async () => {
    const server = await issueServerCertificate(authority, nowMs);
    const certificate = read(server);
    expect(certificate.checkIP('127.0.0.1')).toBeDefined();
    expect(certificate.checkIP('::1')).toBeDefined();
    expect(certificate.checkHost('localhost')).toBeDefined();
    expect(certificate.checkHost('evil.example')).toBeUndefined();
    expect(certificate.verify(read(authority).publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.validToDate.getTime()).toBe(nowMs + 397 * dayMs);
  });

  it('has an RSA key of 2048 bits, as FAPI’s cipher suites want', async () => {
    const { publicKey } = read(await issueServerCertificate(authority, nowMs));
    expect(publicKey.asymmetricKeyType).toBe('rsa');
    expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
  });
});

describe('a certificate for a client', () => {
  it('comes with its private key as PKCS #8', async () => {
    const keyed = await issueClientCertificate(authority, names, nowMs);
    expect(keyed.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(read(keyed).checkPrivateKey(createPrivateKey(keyed.privateKey))).toBe(true);
  });

  it('has a serial number and a key of its own', async () => {
    const [one, other] = await Promise.all([
      issueClientCertificate(authority, names, nowMs),
      issueClientCertificate(authority, names, nowMs),
    ]);
    expect(read(one).serialNumber).not.toBe(read(other).serialNumber);
    expect(one.privateKey).not.toBe(other.privateKey);
  });

  it('holds the parts of its subject in the order that RFC 4514 reads backwards', async () => {
    const { subject } = read(await issueClientCertificate(authority, names, nowMs));
    expect(subject).toBe('O=Corner Shop\nCN=till');
  });

  it('may be signed by itself alone', async () => {
    const certificate = read(await makeSelfSignedCertificate(names, nowMs));
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.verify(read(authority).publicKey)).toBe(false);
    expect(certificate.ca).toBe(false);
  });

  it.each([
    ['till', /no distinguished name; write it like/],
    ['CN="till"', /no distinguished name/],
    ['shoe=12', /«shoe» is no known attribute/],
    ['CN=#040401020304', /has to be text/],
  ])('is refused the subject %s in a sentence', async (subject, sentence) => {
    const making = makeSelfSignedCertificate({ subject }, nowMs);
    await expect(making).rejects.toThrow(WorkbenchError);
    await expect(making).rejects.toThrow(sentence);
  });
});
