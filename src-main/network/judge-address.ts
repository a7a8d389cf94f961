/**
 * Judges where a call may go, in two sittings: the URL before its name is looked up, and every
 * address that the name stands for. It looks nothing up and opens nothing.
 */
import { isIP } from 'node:net';
import { unreachable } from '#shared/protocol/assert.ts';
import { type AddressPolicy, bareHost, listsHost } from './address-policy.ts';
import { type Reach, rangeOf } from './address-range.ts';

/** A URL that may be called if its addresses are as good as its looks. */
export interface Target {
  readonly kind: 'target';
  readonly secure: boolean;
  /** A name, or a literal address without brackets. */
  readonly host: string;
  readonly port: number;
  /** For the Host header: host and, where it is not the usual one, port. */
  readonly authority: string;
  readonly path: string;
  readonly literal: boolean;
  readonly listed: boolean;
}

export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
}

// Judged in the text as given: the URL parser forgives all of these without a word.
const faults: readonly (readonly [RegExp, string])[] = [
  [/[\s\\\p{Cc}]/u, 'it holds white space, a control character or a backslash'],
  [/^(?!https?:\/\/[^/?#])/i, 'it is no absolute http or https address'],
  [/#/, 'it has a fragment'],
  [/^[^:]*:\/\/[^/?]*@/, 'it carries user information'],
];

/** Judges the URL alone: its scheme, its form, and whether its host may be called at all. */
export function judgeUrl(url: string, policy: AddressPolicy): Target | Refused {
  const fault = faults.find(([sign]) => sign.test(url));
  if (fault !== undefined) return refused(`The address cannot be called: ${fault[1]}.`);
  const parsed = URL.parse(url);
  if (parsed === null) return refused('The address cannot be called: it is no URL.');
  const target = targetOf(parsed, policy);
  if (!target.secure && !policy.allowLoopbackHttp)
    return refused(`Plain http to ${target.authority} is not allowed here, only https.`);
  if (target.listed || target.literal || target.host === 'localhost') return target;
  return refused(`${target.authority} is neither on loopback nor among the allowed hosts.`);
}

/** Judges every address that the target stands for; one that is refused refuses the call. */
export function judgeAddresses(target: Target, addresses: readonly string[]): Refused | undefined {
  return addresses.map((address) => judgeAddress(target, address)).find(Boolean);
}

function judgeAddress(target: Target, address: string): Refused | undefined {
  const range = rangeOf(address);
  const place = target.literal ? address : `${target.authority} resolves to ${address}, which`;
  if (range === undefined) return refused(`${place} is no address that can be judged.`);
  const { reach, called } = range;
  if (!target.secure && reach !== 'loopback')
    return refused(`${place} is ${called}: plain http goes to loopback only.`);
  if (isOpen(reach, target)) return undefined;
  return refused(`${place} is ${called}: ${whoGoes[reach]}.`);
}

const whoGoes: Readonly<Record<Reach, string>> = {
  closed: 'no call goes there',
  // DNS re-binding: a name that turns out to be this machine was not meant to be.
  loopback: 'of names only localhost and those allowed lead there',
  listed: 'a call goes there only where that very address is an allowed host',
  public: 'a call goes there only where its host is allowed',
};

function isOpen(reach: Reach, { host, literal, listed }: Target): boolean {
  switch (reach) {
    case 'closed':
      return false;
    case 'loopback':
      return literal || listed || host === 'localhost';
    case 'listed':
      return literal && listed;
    case 'public':
      return listed && host !== 'localhost';
    default:
      return unreachable(reach);
  }
}

function targetOf(url: URL, policy: AddressPolicy): Target {
  const secure = url.protocol === 'https:';
  const host = bareHost(url.hostname);
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const named = isIP(host) === 6 ? `[${host}]` : host;
  return {
    kind: 'target',
    secure,
    host,
    port,
    authority: url.port === '' ? named : `${named}:${port}`,
    path: `${url.pathname}${url.search}`,
    literal: isIP(host) !== 0,
    listed: listsHost(policy, host, port),
  };
}

function refused(reason: string): Refused {
  return { kind: 'refused', reason };
}
