/**
 * The table of address ranges against ranges written down a second time, as numbers: every address
 * inside, both edges, and the neighbours outside.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from '#main/network/address-range.ts';
import {
  dotted,
  type Ipv4Range,
  ipv4Ranges,
  ipv6Ranges,
  ipv6Text,
} from '#test/support/network/spellings.ts';

const reachOf = (address: string) => rangeOf(address)?.reach;
const inside = ({ first, last }: Ipv4Range) => fc.integer({ min: first, max: last });

describe.each(ipv4Ranges)('R-232 $cidr', (range) => {
  const { first, last, reach } = range;

  it(`is ${reach} from its first address to its last`, () => {
    expect([reachOf(dotted(first)), reachOf(dotted(last))]).toEqual([reach, reach]);
    fc.assert(fc.property(inside(range), (address) => reachOf(dotted(address)) === reach));
  });

  it('is the same in IPv6 clothes, dotted or not', () => {
    fc.assert(
      fc.property(inside(range), (address) => {
        const hex = `${(address >>> 16).toString(16)}:${(address & 0xffff).toString(16)}`;
        expect(reachOf(`::ffff:${dotted(address)}`)).toBe(reach);
        expect(reachOf(`0:0:0:0:0:FFFF:${hex}`)).toBe(reach);
      }),
    );
  });

  it('is closed in the old compatible form', () => {
    // But for its first two, which are the unspecified address and loopback of IPv6 itself.
    const others = inside(range).filter((address) => address > 1);
    fc.assert(
      fc.property(others, (address) => {
        expect(reachOf(`::${dotted(address)}`)).toBe('closed');
      }),
    );
  });

  it('is closed behind a translator or a tunnel', () => {
    fc.assert(
      fc.property(inside(range), (address) => {
        const hex = `${(address >>> 16).toString(16)}:${(address & 0xffff).toString(16)}`;
        expect(reachOf(`64:ff9b::${hex}`)).toBe('closed');
        expect(reachOf(`64:ff9b:1::${hex}`)).toBe('closed');
        expect(reachOf(`2002:${hex}::1`)).toBe('closed');
        expect(reachOf(`2001:0:${hex}::1`)).toBe('closed');
        expect(reachOf(`::ffff:0:${hex}`)).toBe('closed');
      }),
    );
  });
});

describe.each(ipv6Ranges)('R-232 $cidr', ({ first, last, reach }) => {
  it(`is ${reach} from its first address to its last`, () => {
    expect([reachOf(ipv6Text(first)), reachOf(ipv6Text(last))]).toEqual([reach, reach]);
    fc.assert(
      fc.property(fc.bigInt({ min: first, max: last }), (address) => {
        expect(reachOf(ipv6Text(address))).toBe(reach);
      }),
    );
  });
});

it('R-232 every address outside those ranges is public', () => {
  const anyAddress = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  const outside = (address: number) =>
    !ipv4Ranges.some(({ first, last }) => address >= first && address <= last);
  fc.assert(
    fc.property(anyAddress.filter(outside), (address) => {
      expect(reachOf(dotted(address))).toBe('public');
      expect(reachOf(`::ffff:${dotted(address)}`)).toBe('public');
      expect(reachOf(`64:ff9b::${dotted(address)}`)).toBe('public');
    }),
  );
});

it.each([
  ['9.255.255.255', 'public'],
  ['11.0.0.0', 'public'],
  ['100.63.255.255', 'public'],
  ['100.128.0.0', 'public'],
  ['126.255.255.255', 'public'],
  ['128.0.0.0', 'public'],
  ['169.253.255.255', 'public'],
  ['169.255.0.0', 'public'],
  ['172.15.255.255', 'public'],
  ['172.32.0.0', 'public'],
  ['192.167.255.255', 'public'],
  ['192.169.0.0', 'public'],
  ['223.255.255.255', 'public'],
  ['2606:4700::1111', 'public'],
  ['::2', 'closed'],
  ['fec0::1', 'closed'],
  ['100::1', 'closed'],
])('R-232 the neighbour %s is %s', (address, reach) => {
  expect(reachOf(address)).toBe(reach);
});

it.each(['100.100.100.200', '168.63.129.16', '192.0.0.192', 'fd00:ec2::254', 'fd20:ce::254'])(
  'R-232 the metadata service %s is closed, whatever range it lives in',
  (address) => expect(reachOf(address)).toBe('closed'),
);

it.each(['', 'localhost', '127.1', '0x7f.0.0.1', '1.2.3', 'fe80::1%eth0', '::1%lo', '[::1]'])(
  'R-232 «%s» is no plain address and has no range',
  (text) => expect(rangeOf(text)).toBeUndefined(),
);
