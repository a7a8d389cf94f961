/** How an allowed host is written in a configuration, and what it then lets through. */
import { describe, expect, it } from 'vitest';
import { listsHost, parseAllowedHost } from '#main/network/address-policy.ts';
import { allowing } from '#test/support/network/ping.ts';

describe('an allowed host', () => {
  it.each([
    ['client.example', { host: 'client.example' }],
    ['CLIENT.Example.', { host: 'client.example' }],
    ['client.example:8443', { host: 'client.example', port: 8443 }],
    ['client.example:443', { host: 'client.example', port: 443 }],
    ['bücher.example', { host: 'xn--bcher-kva.example' }],
    ['my_client', { host: 'my_client' }],
    ['10.0.0.5', { host: '10.0.0.5' }],
    ['10.0.0.5:80', { host: '10.0.0.5', port: 80 }],
    ['0x0a.5', { host: '10.0.0.5' }],
    ['fd00::1', { host: 'fd00::1' }],
    ['[FD00:0:0::1]', { host: 'fd00::1' }],
    ['[fd00::1]:8443', { host: 'fd00::1', port: 8443 }],
  ])('may be written %s', (entry, parsed) => {
    expect(parseAllowedHost(entry)).toEqual(parsed);
  });

  it.each([
    '',
    '*',
    '*.example',
    'https://client.example',
    'client.example/notify',
    'client.example\\notify',
    'client.example?x',
    'user@client.example',
    'client.example#x',
    'client.example:',
    'client.example:0',
    'client.example:65536',
    'client.example:http',
    'a:b:c',
    '[fd00::1',
    '[client.example]',
    'fe80::1%eth0',
    'two words',
  ])('cannot be written «%s»', (entry) => {
    expect(parseAllowedHost(entry)).toBeUndefined();
  });

  it('without a port is listed for every port, and with one for that port alone', () => {
    const policy = allowing('any.example', 'one.example:8443', 'not a host');
    expect(listsHost(policy, 'any.example', 443)).toBe(true);
    expect(listsHost(policy, 'any.example', 8443)).toBe(true);
    expect(listsHost(policy, 'one.example', 8443)).toBe(true);
    expect(listsHost(policy, 'one.example', 443)).toBe(false);
    expect(listsHost(policy, 'sub.any.example', 443)).toBe(false);
    expect(listsHost(policy, 'not a host', 443)).toBe(false);
  });
});
