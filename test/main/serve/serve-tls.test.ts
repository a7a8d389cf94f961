/**
 * `serve --tls`: clients that trust the named authority and no other reach the provider over https,
 * and find the same authority after a restart.
 */
import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endServed, startServe } from '#test/support/serve/served.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  endServed();
  folder.remove();
});

/** Reads a document over https, trusting that authority alone. */
function read(url: string, ca: string | undefined): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request(url, { ca, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.once('end', () => resolve(JSON.parse(text)));
    })
      .once('error', reject)
      .end();
  });
}

it.each(['127.0.0.1', '127.0.0.2', 'localhost'])(
  'is reached at %s by who trusts it',
  async (host) => {
    const { ready, end } = await startServe('--tls', '--host', host);
    expect(ready.issuer).toMatch(new RegExp(`^https://${host.replaceAll('.', '\\.')}:\\d+$`));
    const authority = readFileSync(ready.ca ?? '', 'utf8');
    expect(await read(ready.discovery, authority)).toMatchObject({ issuer: ready.issuer });
    await expect(read(ready.discovery, undefined)).rejects.toThrow(/certificate/);
    expect(await end()).toBe(0);
  },
);

it('keeps its authority and its address over a restart, named again or not', async () => {
  const first = await startServe('--tls', '--data', folder.path);
  const authority = readFileSync(first.ready.ca ?? '', 'utf8');
  expect(first.ready.ca).toBe(join(folder.path, 'ca.pem'));
  expect(statSync(join(folder.path, 'authority.json')).mode & 0o777).toBe(0o600);
  await first.end();
  for (const parameters of [['--tls'], []]) {
    const again = await startServe('--data', folder.path, ...parameters);
    expect(again.ready.issuer).toBe(first.ready.issuer);
    expect(await read(again.ready.discovery, authority)).toMatchObject({
      issuer: first.ready.issuer,
    });
    await again.end();
  }
});

it('follows a FAPI profile on https', async () => {
  const { ready } = await startServe('--tls', '--profile', 'fapi1-ciba-id1');
  const authority = readFileSync(ready.ca ?? '', 'utf8');
  expect(await read(ready.discovery, authority)).toMatchObject({
    backchannel_token_delivery_modes_supported: ['poll', 'ping'],
  });
});
