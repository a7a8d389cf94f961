/**
 * Which hosts outgoing calls may name: loopback always, others only as the configuration lists them.
 * What a name resolves to is judged in `judge-address.ts`; a listed name does not excuse its address.
 */
import { isIPv6 } from 'node:net';

export interface AddressPolicy {
  /** Plain http is for loopback alone, and only when this says so. */
  readonly allowLoopbackHttp: boolean;
  /** Hosts beyond loopback: a name or a literal address, with a port or without. */
  readonly allowedHosts: readonly string[];
}

interface AllowedHost {
  /** As a URL would write it, but without brackets and without the root's dot. */
  readonly host: string;
  readonly port?: number;
}

const entryShape = /^(?<host>\[[^\]]+\]|[^:[\]\s/\\?#@]+)(?::(?<port>\d{1,5}))?$/;
const hostShape = /^[a-z0-9._-]+$/;

/** Reads `name`, `name:port`, an address or `[address]:port`; undefined for anything else. */
export function parseAllowedHost(entry: string): AllowedHost | undefined {
  const parts = entryShape.exec(isIPv6(entry) ? `[${entry}]` : entry)?.groups;
  if (parts === undefined) return undefined;
  // The URL parser makes every spelling of a host the one that a call's URL will have.
  const address = URL.parse(`https://${parts.host}/`);
  if (address === null) return undefined;
  const host = bareHost(address.hostname);
  if (!hostShape.test(host) && !isIPv6(host)) return undefined;
  if (parts.port === undefined) return { host };
  const port = Number(parts.port);
  return port >= 1 && port <= 65_535 ? { host, port } : undefined;
}

/** True when the configuration lists that host for that port. An entry nobody can read lists nothing. */
export function listsHost({ allowedHosts }: AddressPolicy, host: string, port: number): boolean {
  return allowedHosts
    .map(parseAllowedHost)
    .some((listed) => listed?.host === host && (listed.port ?? port) === port);
}

/** A URL's host without the brackets of an IPv6 address and without one dot at the end. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}
