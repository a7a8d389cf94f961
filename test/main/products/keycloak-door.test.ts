/**
 * A Keycloak elsewhere drives our simulated phone over real HTTP, by its authentication channel: it
 * asks and hears 201, and the person’s answer comes to its callback under its own token.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { type KeycloakDouble, startKeycloak } from '#test/support/products/keycloak-double.ts';
import { decide, serveProduct } from '#test/support/products/served-product.ts';
import { callControl, endServed, eventually, type Served } from '#test/support/serve/served.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const client = { client_id: 'some-client', client_secret: 'a secret' };
const user = { sub: 'u-7', username: 'ada', email: 'ada@example.com' };
const folders: ReturnType<typeof temporaryFolder>[] = [];

afterEach(() => {
  endServed();
  for (const folder of folders.splice(0)) folder.remove();
});

async function begin(provider: object = {}) {
  const folder = temporaryFolder();
  folders.push(folder);
  const keycloak = await startKeycloak();
  const settings = { device_door: true, device_door_callback: keycloak.callback, ...provider };
  const profile = 'core';
  const served = await serveProduct({
    folder: folder.path,
    profile,
    provider: settings,
    client,
    user,
  });
  const channel = `${served.ready.issuer}/api/authenticate/keycloak`;
  return { keycloak, served, channel };
}

interface Waiting {
  readonly auth_req_id: string;
  readonly binding_message: string;
  readonly scope: string;
  readonly state: string;
}

async function requests({ ready }: Served): Promise<readonly Waiting[]> {
  const { body } = await callControl(ready, '/requests');
  return (body as { requests: Waiting[] }).requests;
}

async function answer(served: Served, decision: 'approve' | 'deny'): Promise<void> {
  const [waiting] = await requests(served);
  await decide(served, waiting?.auth_req_id ?? '', decision);
}

const calledBack = ({ called }: KeycloakDouble, times = 1): Promise<void> =>
  eventually(() => called.length >= times);

describe('a Keycloak elsewhere', () => {
  it.each([
    ['approve', 'SUCCEED'],
    ['deny', 'CANCELLED'],
  ] as const)('hears of «%s» as %s, and takes it', async (decision, status) => {
    const { keycloak, served, channel } = await begin();
    expect(await keycloak.ask(channel)).toBe(201);
    expect(await requests(served)).toMatchObject([
      { binding_message: 'Pay 5', scope: 'openid profile', state: 'pending' },
    ]);
    expect(keycloak.called).toEqual([]);
    await answer(served, decision);
    await calledBack(keycloak);
    expect(keycloak.called).toEqual([{ status: 200, said: JSON.stringify({ status }) }]);
  });

  it('is tried again after a failure, and both attempts are on record', async () => {
    const { keycloak, served, channel } = await begin();
    await keycloak.ask(channel);
    keycloak.failNext(1);
    await answer(served, 'approve');
    await calledBack(keycloak, 2);
    expect(keycloak.called.map(({ status }) => status)).toEqual([500, 200]);
    await eventually(async () => {
      const { text } = await callControl(served.ready, '/trace');
      return text.includes('"machine":"notification-delivery"') && text.includes('"delivered"');
    });
  });

  it('hears something else than 201 where nobody can be asked', async () => {
    const { keycloak, served, channel } = await begin();
    expect(await keycloak.ask(channel, { login_hint: 'nobody' })).toBe(404);
    expect(await keycloak.ask(channel, { login_hint: 7 })).toBe(400);
    expect(await keycloak.ask(channel, { binding_message: '<b>' })).toBe(400);
    expect(await keycloak.ask(channel, {}, null)).toBe(401);
    expect(await requests(served)).toEqual([]);
  });

  it('finds no door where nobody opened it, or where nobody said whom to call', async () => {
    const { keycloak, channel } = await begin({ device_door_callback: '' });
    expect(await keycloak.ask(channel)).toBe(400);
    const shut = await begin({ device_door: false });
    expect(await shut.keycloak.ask(shut.channel)).toBe(404);
  });
});
