/**
 * R-232 through the whole caller: whatever the spelling and whoever resolves it, nothing is even
 * attempted towards an address that is not open. No test here sends a packet anywhere.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AddressPolicy } from '#main/network/address-policy.ts';
import { createCaller } from '#main/network/caller.ts';
import { allowing, loopbackOnly, ping } from '#test/support/network/ping.ts';
import { recordingConnector } from '#test/support/network/recording-connector.ts';
import {
  dotted,
  ipv4Ranges,
  ipv6Ranges,
  ipv6Text,
  spelledIpv4,
  spelledIpv6,
} from '#test/support/network/spellings.ts';

const spelledIn = (...reaches: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    ...ipv4Ranges.filter(({ reach }) => reaches.includes(reach)).map(spelledIpv4),
    ...ipv6Ranges
      .filter(({ reach }) => reaches.includes(reach))
      .map(({ first, last }) => spelledIpv6(first, last)),
  );

const plainIn = (...reaches: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    ...ipv4Ranges
      .filter(({ reach }) => reaches.includes(reach))
      .flatMap(({ first, last }) => [
        fc.integer({ min: first, max: last }).map(dotted),
        fc.integer({ min: first, max: last }).map((address) => `::ffff:${dotted(address)}`),
      ]),
    ...ipv6Ranges
      .filter(({ reach }) => reaches.includes(reach))
      .map(({ first, last }) => fc.bigInt({ min: first, max: last }).map(ipv6Text)),
  );

/** Calls once, with everything recorded, and answers what became of it. */
async function attempt(url: string, policy: AddressPolicy, addresses: readonly string[] = []) {
  const { attempts, connect } = recordingConnector();
  const lookups: string[] = [];
  const call = createCaller({
    connect,
    resolve: async (name) => {
      lookups.push(name);
      return addresses;
    },
  });
  const { kind } = await call(ping(url), policy);
  return { kind, attempts, lookups };
}

const nothing = { kind: 'refused', attempts: [], lookups: [] };
const schemes = fc.constantFrom('http', 'https');
const ports = fc.constantFrom('', ':80', ':443', ':8080');

describe('R-232 a literal address', () => {
  it('in a closed range is never contacted, though the configuration lists it', async () => {
    await fc.assert(
      fc.asyncProperty(schemes, spelledIn('closed'), ports, async (scheme, host, port) => {
        const url = `${scheme}://${host}${port}/notify`;
        const policy = allowing(host, new URL(url).hostname);
        expect(await attempt(url, policy)).toEqual(nothing);
      }),
    );
  });

  it('in a private range is never contacted unless it is listed', async () => {
    const policy = allowing('client.example');
    await fc.assert(
      fc.asyncProperty(schemes, spelledIn('listed'), ports, async (scheme, host, port) => {
        expect(await attempt(`${scheme}://${host}${port}/`, policy)).toEqual(nothing);
      }),
    );
  });

  it('in a private range is contacted, exactly it, where it is listed', async () => {
    await fc.assert(
      fc.asyncProperty(spelledIn('listed'), async (host) => {
        const { attempts, lookups } = await attempt(`https://${host}/`, allowing(host));
        const bare = new URL(`https://${host}/`).hostname.replace(/^\[|\]$/g, '');
        expect({ attempts, lookups }).toEqual({ attempts: [`${bare} 443`], lookups: [] });
      }),
    );
  });

  it('anywhere but on loopback is never contacted by default', async () => {
    const anywhere = fc.oneof(
      fc.ipV4().filter((address) => !address.startsWith('127.')),
      fc
        .ipV6()
        .map((address) => `[${address}]`)
        .filter((host) => !/^\[(::1|::ffff:7f.*)\]$/.test(new URL(`http://${host}`).hostname)),
    );
    await fc.assert(
      fc.asyncProperty(schemes, anywhere, async (scheme, host) => {
        expect(await attempt(`${scheme}://${host}/`, loopbackOnly)).toEqual(nothing);
      }),
    );
  });
});

describe('R-232 a name that the configuration lists', () => {
  const mixed = fc.tuple(
    fc.array(fc.constantFrom('203.0.113.9', '2606:4700::1', '127.0.0.1'), { maxLength: 3 }),
    plainIn('closed', 'listed'),
    fc.array(fc.constantFrom('203.0.113.9', '2606:4700::1', '::1'), { maxLength: 3 }),
  );

  it('is not contacted when any of its addresses is private, link-local or worse', async () => {
    await fc.assert(
      fc.asyncProperty(mixed, async ([before, bad, after]) => {
        const policy = allowing('client.example', bad, '10.0.0.5');
        const addresses = [...before, bad, ...after];
        expect(await attempt('https://client.example/', policy, addresses)).toEqual({
          kind: 'refused',
          attempts: [],
          lookups: ['client.example'],
        });
      }),
    );
  });

  it('is looked up once, and exactly what was judged is contacted', async () => {
    const answers = [['203.0.113.9', '203.0.113.10'], ['169.254.169.254']];
    const { attempts, connect } = recordingConnector();
    const call = createCaller({ connect, resolve: async () => answers.shift() ?? [] });
    const policy = allowing('client.example');
    expect((await call(ping('https://client.example/'), policy)).kind).toBe('failed');
    expect(attempts).toEqual(['203.0.113.9 443', '203.0.113.10 443']);
    // The name has been bound anew by now: the next call judges that, and goes nowhere.
    expect((await call(ping('https://client.example/'), policy)).kind).toBe('refused');
    expect(attempts).toHaveLength(2);
  });
});

describe('R-232 localhost', () => {
  it('is not contacted when it resolves anywhere but to loopback', async () => {
    await fc.assert(
      fc.asyncProperty(
        schemes,
        fc.oneof(plainIn('closed', 'listed'), fc.constant('203.0.113.9')),
        async (scheme, elsewhere) => {
          const policy = allowing('localhost', elsewhere);
          const addresses = ['127.0.0.1', elsewhere];
          const { kind, attempts } = await attempt(`${scheme}://LOCALHOST./`, policy, addresses);
          expect({ kind, attempts }).toEqual({ kind: 'refused', attempts: [] });
        },
      ),
    );
  });
});

describe('R-232 a name that the configuration does not list', () => {
  it.each(['https', 'http'])('is not even looked up, by %s', async (scheme) => {
    for (const name of ['evil.example', 'localhost.evil.example', '127.0.0.1.nip.example'])
      expect(await attempt(`${scheme}://${name}/`, loopbackOnly, ['127.0.0.1'])).toEqual(nothing);
  });
});
