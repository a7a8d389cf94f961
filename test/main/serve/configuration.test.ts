/**
 * What a configuration file brings about: settings, clients and people as the file has them, and a
 * restart under another file keeps what is waiting.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { providerSettings } from '#shared/protocol/setup/provider-settings.ts';
import { basic } from '#test/support/core/outside-request.ts';
import {
  callControl,
  endServed,
  type Served,
  serveInVain,
  startServe,
} from '#test/support/serve/served.ts';
import { loopbackFetch, textMember } from '#test/support/shell/http-call.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const program = fileURLToPath(new URL('../../../src-main/cli.ts', import.meta.url));

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  endServed();
  folder.remove();
});

const shop = { client_id: 'shop', client_secret: 'a secret of the shop, which is long enough' };
const mira = {
  sub: 'u-7',
  username: 'mira',
  email: 'mira@example.test',
  claims: { name: 'Mira Moor' },
  devices: [{ id: 'watch', name: 'Mira’s watch' }, { id: 'phone' }],
};

function serve(config: object, ...parameters: readonly string[]): Promise<Served> {
  const path = join(folder.path, 'config.json');
  writeFileSync(path, JSON.stringify(config));
  const data = join(folder.path, 'data');
  return startServe('--config', path, '--data', data, ...parameters);
}

async function post(
  { ready }: Served,
  path: string,
  client: typeof shop,
  form: Record<string, string>,
) {
  const response = await loopbackFetch(ready.issuer + path, {
    method: 'POST',
    headers: { authorization: basic(client) },
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const ask = (served: Served, hint: string, client = shop) =>
  post(served, paths.backchannelAuthentication, client, { scope: 'openid', login_hint: hint });

const poll = (served: Served, authReqId: string, client = shop) =>
  post(served, paths.token, client, {
    grant_type: 'urn:openid:params:grant-type:ciba',
    auth_req_id: authReqId,
  });

const decide = (served: Served, authReqId: string, body: object) =>
  callControl(served.ready, `/requests/${authReqId}/decision`, { method: 'POST', body });

describe('a configuration', () => {
  it('brings its own settings, clients, people and devices', async () => {
    const served = await serve({
      provider: { interval: 3, default_expires_in: 77, acr_values_supported: ['tap'] },
      clients: [shop],
      users: [mira, { sub: 'u-8', username: 'nils' }],
    });
    const { body } = await ask(served, 'mira@example.test');
    expect(body).toMatchObject({ interval: 3, expires_in: 77 });
    const authReqId = textMember(body, 'auth_req_id');
    expect((await callControl(served.ready, '/requests')).body).toMatchObject({
      requests: [{ auth_req_id: authReqId, client_id: 'shop', sub: 'u-7', state: 'pending' }],
    });
    expect((await decide(served, authReqId, { decision: 'approve', device: 'oven' })).status).toBe(
      400,
    );
    expect((await decide(served, authReqId, { decision: 'approve', device: 'watch' })).status).toBe(
      200,
    );
    expect((await poll(served, authReqId)).body).toHaveProperty('id_token');
    expect((await ask(served, 'alice')).body).toMatchObject({ error: 'unknown_user_id' });
    const withOwnDevice = textMember((await ask(served, 'nils')).body, 'auth_req_id');
    expect((await decide(served, withOwnDevice, { decision: 'approve' })).status).toBe(200);
  });

  it('grants the smaller scope that a decision names, and none that was not asked for', async () => {
    const served = await serve({ clients: [shop], users: [mira] });
    const { body } = await post(served, paths.backchannelAuthentication, shop, {
      scope: 'openid profile email',
      login_hint: 'mira',
    });
    const authReqId = textMember(body, 'auth_req_id');
    const more = { decision: 'approve', scope: 'openid payment' };
    expect((await decide(served, authReqId, more)).status).toBe(400);
    const less = { decision: 'approve', scope: 'openid email' };
    expect((await decide(served, authReqId, less)).status).toBe(200);
    expect((await poll(served, authReqId)).body).toMatchObject({ scope: 'openid email' });
  });

  it('is described by «schema config», every setting with its sentence and its default', () => {
    const { stdout } = spawnSync(process.execPath, [program, 'schema', 'config'], {
      encoding: 'utf8',
    });
    const schema = JSON.parse(stdout) as {
      properties: { provider: { properties: Record<string, SettingSchema> } };
    };
    const described = schema.properties.provider.properties;
    expect(Object.keys(described)).toEqual(Object.keys(providerSettings.shape));
    const lacking = Object.entries(described).filter(
      ([, { description, default: usual }]) => !description?.endsWith('.') || usual === undefined,
    );
    expect(lacking).toEqual([]);
    for (const name of fixedNames.split(' ')) expect(described).toHaveProperty(name);
  });

  it('and the control listener are each described as a JSON Schema', () => {
    const { stdout, status } = spawnSync(process.execPath, [program, 'schema', 'control'], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      properties: {
        'GET /requests': expect.any(Object),
        'POST /requests/{auth_req_id}/decision': expect.any(Object),
      },
    });
  });
});

interface SettingSchema {
  readonly description?: string;
  readonly default?: unknown;
}

const fixedNames =
  'interval default_expires_in max_expires_in long_poll_seconds ' +
  'slow_down_seconds binding_message_max_length user_code_attempts user_code_lock_seconds ' +
  'max_pending_per_user requests_per_minute_per_client require_signed_requests issue_refresh_tokens ' +
  'access_token_lifetime access_token_format login_hint_token_issuers authorization_details_types ' +
  'acr_values_supported allow_loopback_http_callbacks callback_hosts callback_timeout_seconds ' +
  'roll_over_mb keep_mb';

describe('a restart with another configuration', () => {
  it('keeps what is waiting, in a new run under the new settings', async () => {
    const first = await serve({ clients: [shop], users: [mira] });
    const waiting = textMember((await ask(first, 'mira')).body, 'auth_req_id');
    await first.end();
    const kiosk = { ...shop, client_id: 'kiosk' };
    const second = await serve({
      provider: { interval: 9 },
      clients: [shop, kiosk],
      users: [mira],
    });
    expect(second.ready).toMatchObject({ issuer: first.ready.issuer });
    expect(second.ready.run).not.toBe(first.ready.run);
    expect(second.stderr()).toMatch(/goes on from .* with the new configuration/);
    expect((await ask(second, 'mira', kiosk)).body).toMatchObject({ interval: 9 });
    expect((await decide(second, waiting, { decision: 'approve' })).status).toBe(200);
    expect((await poll(second, waiting)).status).toBe(200);
    await second.end();
    const third = await startServe('--data', join(folder.path, 'data'));
    expect(third.ready.run).toBe(second.ready.run);
    expect((await ask(third, 'mira', kiosk)).body).toMatchObject({ interval: 9 });
  });

  it('goes on in the same run when the configuration is the same', async () => {
    const first = await serve({ clients: [shop], users: [mira] });
    await first.end();
    const second = await serve({ clients: [shop], users: [mira] });
    expect(second.ready.run).toBe(first.ready.run);
  });

  it('turns away a client that is left out, and people, without breaking what they began', async () => {
    const first = await serve({ clients: [shop], users: [mira] });
    const waiting = textMember((await ask(first, 'mira')).body, 'auth_req_id');
    await first.end();
    const kiosk = { ...shop, client_id: 'kiosk' };
    const second = await serve({ clients: [kiosk], users: [{ sub: 'u-9', username: 'olga' }] });
    expect((await poll(second, waiting)).body).toMatchObject({ error: 'invalid_client' });
    expect((await ask(second, 'mira', kiosk)).body).toMatchObject({ error: 'unknown_user_id' });
    // Who was left out can no longer agree, but can still refuse.
    expect((await decide(second, waiting, { decision: 'approve' })).status).toBe(400);
    expect((await decide(second, waiting, { decision: 'deny' })).status).toBe(200);
    const { body } = await callControl(second.ready, '/requests');
    expect(body).toMatchObject({ requests: [{ auth_req_id: waiting, state: 'denied' }] });
  });

  it('follows another profile when one is named', async () => {
    const first = await serve({ clients: [shop], users: [mira] });
    await first.end();
    const data = join(folder.path, 'data');
    const second = await startServe('--data', data, '--profile', 'fapi2-ciba');
    expect(await (await loopbackFetch(second.ready.discovery, {})).json()).toMatchObject({
      backchannel_token_delivery_modes_supported: ['poll', 'ping'],
    });
    await second.end();
    expect(await serveInVain('--data', data, '--tls')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/leave --tls out/),
    });
  });
});
