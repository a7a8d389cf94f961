/**
 * TLS for the provider's listener: asks every client for a certificate, lets in whoever has one,
 * has a self-signed one or has none, and tells which. Nobody is refused here; the core judges.
 */
import { X509Certificate } from 'node:crypto';
import type { RequestListener, Server } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { PeerCertificate } from '#shared/protocol/encoding/wire.ts';
import type { ConnectionLimits } from '../listener/connection-limits.ts';
import type { KeyedCertificate } from './certificate-authority.ts';
import { readPeerCertificate } from './peer-certificate.ts';

/** Plain data, so that a listener on another thread can be given it. */
export interface TlsSettings {
  /** What the listener presents. */
  readonly server: KeyedCertificate;
  /** PEM of the authority whose client certificates are trusted. */
  readonly authority: string;
  /** Only the cipher suites that FAPI allows. */
  readonly fapiCiphers: boolean;
}

export interface TlsDoor {
  readonly createServer: (serve: RequestListener, limits: ConnectionLimits) => Server;
  readonly certificateOf: (socket: Socket) => PeerCertificate | undefined;
  /** True for a connection that never got as far as HTTP; when its time is up, nobody else ends it. */
  readonly isShakingHands: (socket: object) => boolean;
}

/**
 * TLS 1.3's own suites, and what both FAPI 1.0 Advanced §8.5 and BCP 195 (so FAPI 2.0) allow below:
 * FAPI 1.0 also lists two DHE suites, which BCP 195 advises against.
 */
const fapiSuites = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
].join(':');

const handshakeLimitMs = 10_000;
/** Every request's record holds its certificate; one larger than this is taken for none. */
const largestCertificate = 16 * 1024;

export function createTlsDoor(settings: TlsSettings, realTime: () => number): TlsDoor {
  const authority = new X509Certificate(settings.authority);
  const read = new WeakMap<Socket, { readonly certificate: PeerCertificate | undefined }>();
  return {
    createServer: (serve, limits) => createServer({ ...serverOptions(settings), ...limits }, serve),
    certificateOf: (socket) => {
      let held = read.get(socket);
      if (held === undefined) {
        held = { certificate: presented(socket, authority, realTime()) };
        read.set(socket, held);
      }
      return held.certificate;
    },
    // Node's types do not know this member of a TLS socket.
    isShakingHands: (socket) => 'secureConnecting' in socket && socket.secureConnecting === true,
  };
}

function serverOptions({ server, fapiCiphers }: TlsSettings): ServerOptions {
  return {
    cert: server.certificate,
    key: server.privateKey,
    // No names of authorities in the request for a certificate: some clients hold back any other.
    ca: [],
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
    handshakeTimeout: handshakeLimitMs,
    ...(fapiCiphers && { ciphers: fapiSuites, honorCipherOrder: true }),
  };
}

function presented(
  socket: Socket,
  authority: X509Certificate,
  nowMs: number,
): PeerCertificate | undefined {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  if (certificate === undefined || certificate.raw.length > largestCertificate) return undefined;
  return readPeerCertificate(certificate.raw, authority, nowMs);
}
