/**
 * Which names and addresses mean this machine alone. Nothing is resolved here: a name that merely
 * points to loopback does not count.
 */
import { isIPv4 } from 'node:net';

/** True for localhost, ::1 and every address in 127.0.0.0/8. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase();
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
}

/** The same for a Host header: the name may carry a port, an IPv6 address stands in brackets. */
export function isLoopbackAuthority(authority: string | undefined): boolean {
  const parts = /^(?:\[([^\]]+)\]|([^:]+))(?::\d+)?$/.exec(authority ?? '');
  return isLoopbackHost(parts?.[1] ?? parts?.[2] ?? '');
}

/** How a host stands in a URL. */
export function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
