/**
 * The table of address ranges: what each is called and how far a call may reach into it. It knows
 * nothing of names or of anybody's configuration.
 */
import { BlockList, isIP } from 'node:net';

/** `listed` ranges are open to their literal addresses alone; `closed` ones to nobody. */
export type Reach = 'loopback' | 'public' | 'listed' | 'closed';

interface AddressRange {
  readonly reach: Reach;
  readonly called: string;
}

type Row = readonly [cidr: string, reach: Reach, called: string];

const ipv4: readonly Row[] = [
  // Cloud metadata services come first: some live inside ranges that are less strict.
  ['100.100.100.200/32', 'closed', 'a metadata service'],
  ['168.63.129.16/32', 'closed', 'a metadata service'],
  ['0.0.0.0/8', 'closed', 'an unspecified address'],
  ['10.0.0.0/8', 'listed', 'a private address'],
  ['100.64.0.0/10', 'listed', 'a shared (carrier) address'],
  ['127.0.0.0/8', 'loopback', 'a loopback address'],
  ['169.254.0.0/16', 'closed', 'a link-local address'],
  ['172.16.0.0/12', 'listed', 'a private address'],
  ['192.0.0.0/24', 'closed', 'a protocol assignment'],
  ['192.168.0.0/16', 'listed', 'a private address'],
  ['198.18.0.0/15', 'listed', 'a benchmarking address'],
  ['224.0.0.0/4', 'closed', 'a multicast address'],
  ['240.0.0.0/4', 'closed', 'a reserved or broadcast address'],
];

/** RFC 6052: a translator carries such an address to the IPv4 address at its end. */
const translated = ipv4.map(([cidr, , called]): Row => {
  const [address, bits] = cidr.split('/');
  return [`64:ff9b::${address}/${96 + Number(bits)}`, 'closed', `a translation of ${called}`];
});

const ipv6: readonly Row[] = [
  ['fd00:ec2::254/128', 'closed', 'a metadata service'],
  ['fd20:ce::254/128', 'closed', 'a metadata service'],
  ['::/128', 'closed', 'an unspecified address'],
  ['::1/128', 'loopback', 'a loopback address'],
  ['64:ff9b::/96', 'public', 'a public address'],
  ['fc00::/7', 'listed', 'a private address'],
  ['fe80::/10', 'closed', 'a link-local address'],
  ['ff00::/8', 'closed', 'a multicast address'],
  // Teredo and 6to4 hide an IPv4 address, and no honest endpoint needs them any more.
  ['2001::/32', 'closed', 'a tunnel to an IPv4 address'],
  ['2002::/16', 'closed', 'a tunnel to an IPv4 address'],
  ['2000::/3', 'public', 'a public address'],
];

// The first row that holds an address decides. IPv4 rows hold their IPv4-mapped IPv6 form as well.
const rows: readonly Row[] = [
  ...ipv4,
  ...translated,
  ...ipv6,
  ['0.0.0.0/0', 'public', 'a public address'],
  ['::/0', 'closed', 'outside every range in use'],
];

const ranges = rows.map(([cidr, reach, called]) => ({ reach, called, list: listOf(cidr) }));

/** The range of a literal address, or undefined when the text is no plain address. */
export function rangeOf(address: string): AddressRange | undefined {
  const family = isIP(address);
  // A zone (`%eth0`) makes sense on one link only, and the list would not match such a text.
  if (family === 0 || address.includes('%')) return undefined;
  return ranges.find(({ list }) => list.check(address, family === 4 ? 'ipv4' : 'ipv6'));
}

function listOf(cidr: string): BlockList {
  const [address = '', bits] = cidr.split('/');
  const list = new BlockList();
  list.addSubnet(address, Number(bits), isIP(address) === 4 ? 'ipv4' : 'ipv6');
  return list;
}
