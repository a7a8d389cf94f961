/**
 * A server outside asks our simulated phone over real HTTP, as it would ask Authlete’s simulator: it
 * waits, it is called back, or it asks again, and a person decides by way of the control listener.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { httpEndpoint } from '#test/support/network/endpoint.ts';
import { decide, serveProduct } from '#test/support/products/served-product.ts';
import { callControl, endServed, eventually, type Served } from '#test/support/serve/served.ts';
import { loopbackFetch } from '#test/support/shell/http-call.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const client = { client_id: 'some-client', client_secret: 'a secret' };
const user = { sub: 'u-7', username: 'ada', email: 'ada@example.com' };
const folders: ReturnType<typeof temporaryFolder>[] = [];

afterEach(() => {
  endServed();
  for (const folder of folders.splice(0)) folder.remove();
});

function serveDoor(provider: object): Promise<Served> {
  const folder = temporaryFolder();
  folders.push(folder);
  return serveProduct({ folder: folder.path, profile: 'authlete', provider, client, user });
}

/** What another server sends. */
function post({ ready }: Served, way: string, more: object = {}): Promise<Response> {
  return loopbackFetch(`${ready.issuer}/api/authenticate/${way}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      workspace: 'bank',
      user: 'ada',
      message: 'Pay 5',
      timeout: 30,
      ...more,
    }),
  });
}

/** The one request that waits for a person. */
async function waiting({ ready }: Served): Promise<string> {
  let id = '';
  await eventually(async () => {
    const { text } = await callControl(ready, '/requests');
    id = /"auth_req_id":"([^"]+)"/.exec(text)?.[1] ?? '';
    return id !== '';
  });
  return id;
}

describe('a server outside', () => {
  it('waits for the answer of our phone', async () => {
    const served = await serveDoor({ device_door: true });
    const asked = post(served, 'sync');
    await decide(served, await waiting(served), 'approve');
    expect(await (await asked).json()).toEqual({ result: 'allow' });
  });

  it('is called back with the result', async () => {
    const endpoint = await httpEndpoint();
    const served = await serveDoor({
      device_door: true,
      device_door_callback: endpoint.url,
    });
    const answer = await (await post(served, 'async', { state: 'of mine' })).json();
    const id = await waiting(served);
    expect(answer).toEqual({ request_id: id });
    await decide(served, id, 'deny');
    await eventually(() => endpoint.arrived.length > 0);
    expect(JSON.parse(endpoint.arrived[0]?.body ?? '')).toEqual({
      request_id: id,
      result: 'deny',
      state: 'of mine',
    });
  });

  it('asks again until there is a result', async () => {
    const served = await serveDoor({ device_door: true });
    const { request_id: id } = (await (await post(served, 'poll')).json()) as {
      request_id: string;
    };
    const result = async () => (await post(served, 'result', { request_id: id })).json();
    expect(await result()).toEqual({ status: 'active', result: null });
    await decide(served, id, 'approve');
    expect(await result()).toEqual({ status: 'complete', result: 'allow' });
  });

  it('finds nothing where nobody opened the door, and no web page gets in', async () => {
    expect((await post(await serveDoor({ device_door: false }), 'sync')).status).toBe(404);
    const { ready } = await serveDoor({ device_door: true });
    const page = await loopbackFetch(`${ready.issuer}/api/authenticate/sync`, {
      method: 'POST',
      headers: { origin: 'https://page.example' },
      body: '{}',
    });
    expect(page.status).toBe(403);
  });
});
