/**
 * Address ranges as numbers, and the ways to write one address: what the address tests judge by. It
 * shares nothing with the table that it checks, so that a slip there cannot hide here.
 */
import fc from 'fast-check';

type Reach = 'loopback' | 'listed' | 'closed';

export interface Ipv4Range {
  readonly cidr: string;
  readonly first: number;
  readonly last: number;
  readonly reach: Reach;
}

export const ipv4Ranges: readonly Ipv4Range[] = [
  ipv4Range('0.0.0.0/8', 'closed'),
  ipv4Range('10.0.0.0/8', 'listed'),
  // 100.64.0.0/10 in three pieces: 100.100.100.200 is a metadata service and closed.
  ipv4Span('100.64.0.0', '100.100.100.199', 'listed'),
  ipv4Range('100.100.100.200/32', 'closed'),
  ipv4Span('100.100.100.201', '100.127.255.255', 'listed'),
  ipv4Range('127.0.0.0/8', 'loopback'),
  ipv4Range('168.63.129.16/32', 'closed'),
  ipv4Range('169.254.0.0/16', 'closed'),
  ipv4Range('172.16.0.0/12', 'listed'),
  ipv4Range('192.0.0.0/24', 'closed'),
  ipv4Range('192.168.0.0/16', 'listed'),
  ipv4Range('198.18.0.0/15', 'listed'),
  ipv4Range('224.0.0.0/4', 'closed'),
  ipv4Range('240.0.0.0/4', 'closed'),
];

export const ipv6Ranges = [
  ipv6Range('::/128', 0n, 128, 'closed'),
  ipv6Range('::1/128', 1n, 128, 'loopback'),
  ipv6Range('fc00::/8', 0xfc00n << 112n, 8, 'listed'),
  ipv6Range('fdff::/16', 0xfdffn << 112n, 16, 'listed'),
  ipv6Range('fe80::/10', 0xfe80n << 112n, 10, 'closed'),
  ipv6Range('ff00::/8', 0xff00n << 112n, 8, 'closed'),
] as const;

export function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}

/** All eight groups, nothing left out. */
export function ipv6Text(address: bigint): string {
  const groups = [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n];
  return groups.map((shift) => ((address >> shift) & 0xffffn).toString(16)).join(':');
}

/** Any address of the range, spelled in any way that a URL's host may be. */
export function spelledIpv4({ first, last }: Ipv4Range): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.integer({ min: first, max: last }),
      fc.integer({ min: 1, max: 4 }),
      fc.infiniteStream(fc.constantFrom(10, 16, 8, -16)),
      fc.constantFrom(...dressings),
    )
    .map(([address, count, bases, dress]) => dress(inParts(address, count, bases), address));
}

/** Any address of the range, in groups with capitals, zeros in front, or as the parser writes it. */
export function spelledIpv6(first: bigint, last: bigint): fc.Arbitrary<string> {
  const styles: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.replace(/[^:]+/g, (group) => group.padStart(4, '0')),
    (text) => new URL(`http://[${text}]/`).hostname.slice(1, -1),
  ];
  return fc
    .tuple(fc.bigInt({ min: first, max: last }), fc.constantFrom(...styles))
    .map(([address, style]) => `[${style(ipv6Text(address))}]`);
}

type Dressing = (text: string, address: number) => string;

const dressings: readonly Dressing[] = [
  (text) => text,
  (text) => `${text}.`,
  (text) => text.replace(/\d/g, (digit) => `%3${digit}`),
  // Full-width digits, which hosts are normalised from.
  (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (_text, address) => `[::ffff:${dotted(address)}]`,
  (_text, address) =>
    `[0:0:0:0:0:FFFF:${(address >>> 16).toString(16)}:${(address & 0xffff).toString(16)}]`,
];

/** The old `inet_aton` forms: one to four numbers, each decimal, octal or hexadecimal. */
function inParts(address: number, count: number, bases: Iterator<number>): string {
  const leading = [24, 16, 8].slice(0, count - 1).map((shift) => (address >>> shift) & 255);
  const rest = address % 256 ** (5 - count);
  return [...leading, rest].map((part) => inBase(part, bases.next().value)).join('.');
}

function inBase(part: number, base: number): string {
  if (base === 16) return `0x${part.toString(16)}`;
  if (base === -16) return `0X00${part.toString(16).toUpperCase()}`;
  return base === 8 ? `0${part.toString(8)}` : String(part);
}

function ipv4Range(cidr: string, reach: Reach): Ipv4Range {
  const [address = '', bits] = cidr.split('/');
  const first = numberOf(address);
  return { cidr, reach, first, last: first + 2 ** (32 - Number(bits)) - 1 };
}

/** A piece of a range that no single prefix writes. */
function ipv4Span(first: string, last: string, reach: Reach): Ipv4Range {
  return { cidr: `${first}–${last}`, reach, first: numberOf(first), last: numberOf(last) };
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function ipv6Range(cidr: string, first: bigint, bits: number, reach: Reach) {
  return { cidr, reach, first, last: first + (1n << BigInt(128 - bits)) - 1n };
}
