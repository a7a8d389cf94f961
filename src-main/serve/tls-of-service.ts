/**
 * The TLS of a service: an authority of its own in the data folder, whose certificate clients are
 * told to trust, and a server certificate that is fresh at every launch.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  issueServerCertificate,
  type KeyedCertificate,
  makeAuthority,
  parseAuthority,
} from '../tls/certificate-authority.ts';
import type { TlsSettings } from '../tls/tls-door.ts';
import { WorkbenchError } from '../workbench-error.ts';

export interface ServiceTls {
  /** What its listener needs. */
  readonly settings: TlsSettings;
  /** PEM of the authority's certificate, and the file in which it stands. */
  readonly authority: string;
  readonly ca: string;
}

interface TlsChoices {
  readonly folder: string;
  readonly host: string;
  readonly fapiCiphers: boolean;
  readonly realTime: () => number;
}

/** Opens the authority of that folder, or makes it. */
export async function openServiceTls(choices: TlsChoices): Promise<ServiceTls> {
  const { folder, host, fapiCiphers, realTime } = choices;
  const authority = await openAuthority(folder, realTime());
  const server = await issueServerCertificate(authority, realTime(), host);
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, authority.certificate, { mode: 0o600 });
  const { certificate } = authority;
  const settings = { server, authority: certificate, fapiCiphers };
  return { settings, authority: certificate, ca };
}

async function openAuthority(folder: string, nowMs: number): Promise<KeyedCertificate> {
  const path = join(folder, 'authority.json');
  const stored = readStored(path);
  if (stored !== undefined) return parseAuthority(stored);
  const authority = await makeAuthority(nowMs);
  writeFileSync(path, `${JSON.stringify(authority)}\n`, { mode: 0o600 });
  return authority;
}

function readStored(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new WorkbenchError(`${path} is no JSON; remove it, and a new authority is made.`, {
      cause,
    });
  }
}
