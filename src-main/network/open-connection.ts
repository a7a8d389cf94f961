/**
 * Opens one fresh connection to addresses that have been judged. It is given addresses and never a
 * name, so nothing is looked up again; the name serves TLS alone, for SNI and the certificate.
 */
import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import {
  createSecureContext,
  getCACertificates,
  type SecureContext,
  connect as secureConnect,
} from 'node:tls';
import type { KeyedCertificate } from '../tls/certificate-authority.ts';
import { sentenceOf } from '../workbench-error.ts';
import type { Target } from './judge-address.ts';

/** Begins to connect to a literal address. */
export type Connect = (address: string, port: number) => Socket;

export const connectTo: Connect = (address, port) => connect({ host: address, port });

/** Tries the addresses in turn until one accepts; each but the last may take its share of the time. */
export async function openConnection(
  { port }: Target,
  addresses: readonly string[],
  connectBy: Connect,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<Socket> {
  const failures: string[] = [];
  for (const [index, address] of addresses.entries()) {
    signal.throwIfAborted();
    const socket = endWith(signal, connectBy(address, port));
    const silent = () => socket.destroy(new Error(`${address} is silent`));
    const isLast = index === addresses.length - 1;
    // Rounded up: a socket takes zero to mean that it may wait for ever.
    socket.setTimeout(isLast ? 0 : Math.ceil(timeoutMs / addresses.length), silent);
    try {
      await once(socket, 'connect', { signal });
      socket.setTimeout(0, silent);
      return socket;
    } catch (thrown) {
      failures.push(sentenceOf(thrown));
    }
  }
  throw new Error(`no connection (${failures.join('; ')})`);
}

/** Wraps a connection in TLS 1.2 or better, with a certificate that is trusted and bears the name. */
export async function secured(
  socket: Socket,
  { host }: Target,
  secureContext: SecureContext,
  signal: AbortSignal,
): Promise<Socket> {
  const wrapped = secureConnect({
    socket,
    host,
    secureContext,
    // RFC 6066 §3: SNI holds names, never literal addresses.
    servername: isIP(host) === 0 ? host : '',
    ALPNProtocols: ['http/1.1'],
    // Said aloud, so that no environment variable can say otherwise.
    rejectUnauthorized: true,
  });
  endWith(signal, wrapped);
  try {
    await once(wrapped, 'secureConnect', { signal });
    return wrapped;
  } catch (cause) {
    throw new Error(`no TLS connection (${sentenceOf(cause)})`, { cause });
  }
}

/** What TLS connections trust, the usual authorities and these; and what they present, if anything. */
export function secureContextFor(
  certificateAuthorities: readonly string[],
  identity?: KeyedCertificate,
): SecureContext {
  const ca = [...getCACertificates('default'), ...certificateAuthorities];
  const shown =
    identity === undefined ? {} : { cert: identity.certificate, key: identity.privateKey };
  return createSecureContext({ ca, minVersion: 'TLSv1.2', ...shown });
}

/** A socket that outlives its call would be a leak, and an error nobody hears would end the program. */
function endWith(signal: AbortSignal, socket: Socket): Socket {
  socket.on('error', () => undefined);
  signal.addEventListener('abort', () => socket.destroy(), { once: true });
  return socket;
}
