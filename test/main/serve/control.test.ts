/**
 * The control listener over real HTTP, word for word as outside programs call it: statuses, members
 * and who is let in.
 */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { entry } from '#shared/trace/any-entry.ts';
import { callControl, endServed, type Served, startServe } from '#test/support/serve/served.ts';
import { askForAlice, loopbackFetch, pollOnce } from '#test/support/shell/http-call.ts';

let served: Served;

beforeAll(async () => {
  served = await startServe();
});

afterAll(() => endServed());

const call = (path: string, how?: Parameters<typeof callControl>[2]) =>
  callControl(served.ready, path, how);

const decide = (authReqId: string, body: unknown) =>
  call(`/requests/${authReqId}/decision`, { method: 'POST', body });

const approve = (query: Record<string, string>, method = 'GET') =>
  callControl(
    { ...served.ready, token: 'not in the header' },
    `/approve?${new URLSearchParams(query)}`,
    {
      method,
    },
  );

describe('GET /requests', () => {
  it('lists every request with its state', async () => {
    const authReqId = await askForAlice(served.ready.issuer);
    const { status, body } = await call('/requests');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      requests: expect.arrayContaining([
        {
          auth_req_id: authReqId,
          client_id: 'corner-shop-till',
          sub: 'u-1001',
          binding_message: null,
          scope: 'openid',
          state: 'pending',
          expires_at: expect.any(Number),
        },
      ]),
    });
    const listed = (body as { requests: { expires_at: number; auth_req_id: string }[] }).requests;
    const expiresAt = listed.find(({ auth_req_id: id }) => id === authReqId)?.expires_at ?? 0;
    expect(expiresAt).toBeGreaterThan(Date.now() / 1000 + 100);
    expect(expiresAt).toBeLessThan(Date.now() / 1000 + 125);
  });
});

describe('POST /requests/{auth_req_id}/decision', () => {
  it('approves, and the client gets its tokens', async () => {
    const authReqId = await askForAlice(served.ready.issuer);
    expect(await decide(authReqId, { decision: 'approve' })).toMatchObject({
      status: 200,
      body: { auth_req_id: authReqId, state: 'approved' },
    });
    expect(await pollOnce(served.ready.issuer, authReqId)).toMatchObject({ status: 200 });
    const { body } = await call('/requests');
    expect(body).toMatchObject({
      requests: expect.arrayContaining([
        expect.objectContaining({ auth_req_id: authReqId, state: 'redeemed' }),
      ]),
    });
  });

  it.each(['deny', 'fail'])('%s, and the client hears access_denied', async (decision) => {
    const authReqId = await askForAlice(served.ready.issuer);
    expect((await decide(authReqId, { decision })).status).toBe(200);
    expect(await pollOnce(served.ready.issuer, authReqId)).toMatchObject({
      status: 400,
      body: { error: 'access_denied' },
    });
  });

  it('answers 404 to an unknown request and 409 to a settled one', async () => {
    expect((await decide('unknown', { decision: 'approve' })).status).toBe(404);
    const authReqId = await askForAlice(served.ready.issuer);
    await decide(authReqId, { decision: 'deny' });
    expect(await decide(authReqId, { decision: 'approve' })).toMatchObject({
      status: 409,
      body: { error: 'already_settled', message: expect.stringContaining('denied') },
    });
  });

  it('settles a request once, however many decide at the same time', async () => {
    const authReqId = await askForAlice(served.ready.issuer);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => decide(authReqId, { decision: 'approve' })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(7);
  });

  it.each([
    ['nothing', undefined],
    ['an unknown decision', { decision: 'perhaps' }],
    ['an unknown member', { decision: 'approve', colour: 'red' }],
    ['an array', [{ decision: 'approve' }]],
    ['a device of another type', { decision: 'approve', device: 5 }],
    ['a device that was not asked', { decision: 'approve', device: 'toaster' }],
  ])('answers 400 to %s, and nothing is decided', async (_what, body) => {
    const authReqId = await askForAlice(served.ready.issuer);
    expect((await decide(authReqId, body)).status).toBe(400);
    expect((await decide(authReqId, { decision: 'approve' })).status).toBe(200);
  });
});

describe('POST /keys/rotate', () => {
  const published = async (): Promise<readonly string[]> => {
    const jwks = await (await loopbackFetch(served.ready.issuer + paths.jwks, {})).json();
    return (jwks as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
  };

  it('adds one key of every algorithm, and the older ones stay published', async () => {
    const before = await published();
    const { status, body } = await call('/keys/rotate', { method: 'POST' });
    expect(status).toBe(200);
    const { keys } = body as { keys: { kid: string; alg: string }[] };
    expect(keys.map(({ alg }) => alg).toSorted()).toEqual(['ES256', 'EdDSA', 'PS256', 'RS256']);
    const fresh = keys.map(({ kid }) => kid);
    expect(before.some((kid) => fresh.includes(kid))).toBe(false);
    expect(await published()).toEqual([...before, ...fresh]);
  });

  it('signs with the new ones from then on', async () => {
    const { body } = await call('/keys/rotate', { method: 'POST' });
    const { keys } = body as { keys: { kid: string }[] };
    const authReqId = await askForAlice(served.ready.issuer);
    await decide(authReqId, { decision: 'approve' });
    const tokens = await pollOnce(served.ready.issuer, authReqId);
    const idToken = String((tokens.body as Record<string, unknown>)['id_token']);
    const { kid } = JSON.parse(Buffer.from(idToken.split('.')[0] ?? '', 'base64url').toString());
    expect(keys.map((key) => key.kid)).toContain(kid);
  });

  it('is for POST and whoever has the token', async () => {
    expect((await call('/keys/rotate')).status).toBe(404);
    const stranger = { ...served.ready, token: 'wrong' };
    expect((await callControl(stranger, '/keys/rotate', { method: 'POST' })).status).toBe(401);
  });
});

describe('/approve, as the conformance suite calls it', () => {
  it.each([
    ['GET', 'allow', 'approved'],
    ['POST', 'deny', 'denied'],
  ])('%s with action=%s (R-255)', async (method, action, state) => {
    const authReqId = await askForAlice(served.ready.issuer);
    const { token } = served.ready;
    const query = { auth_req_id: authReqId, action, token };
    expect(await approve(query, method)).toMatchObject({ status: 200, body: { state } });
    expect((await approve(query, method)).status).toBe(409);
  });

  it('is nowhere at the issuer, where clients are served (R-255)', async () => {
    const authReqId = await askForAlice(served.ready.issuer);
    const { issuer, token } = served.ready;
    const query = new URLSearchParams({ auth_req_id: authReqId, action: 'allow', token });
    for (const method of ['GET', 'POST']) {
      const response = await loopbackFetch(`${issuer}/approve?${query}`, { method });
      expect(response.status).toBe(404);
    }
    expect((await decide(authReqId, { decision: 'deny' })).status).toBe(200);
  });

  it('answers 401, 400 and 404 as the decision does', async () => {
    const { token } = served.ready;
    const query = { auth_req_id: 'unknown', action: 'allow', token };
    expect((await approve({ ...query, token: 'wrong' })).status).toBe(401);
    expect((await approve({ auth_req_id: 'unknown', action: 'allow' })).status).toBe(401);
    expect((await approve({ ...query, action: 'perhaps' })).status).toBe(400);
    expect((await approve({ action: 'allow', token })).status).toBe(400);
    expect((await approve(query)).status).toBe(404);
  });
});

describe('GET /trace', () => {
  it('answers one entry a line, up to now, from the number that was asked for', async () => {
    await askForAlice(served.ready.issuer);
    const { status, type, text } = await call('/trace');
    expect([status, type]).toEqual([200, 'application/x-ndjson']);
    const entries = text
      .trimEnd()
      .split('\n')
      .map((line) => entry.parse(JSON.parse(line)));
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index));
    expect(entries[0]?.kind).toBe('run.began');
    const later = await call(`/trace?run=${served.ready.run}&from=3`);
    expect(later.text.split('\n')[0]).toContain('"seq":3');
    expect((await call('/trace?from=100000000')).text).toBe('');
  });

  it('answers 404 to an unknown run and 400 to what is no number', async () => {
    expect((await call('/trace?run=run-0000000000')).status).toBe(404);
    expect((await call('/trace?run=../../etc')).status).toBe(404);
    expect((await call('/trace?from=-1')).status).toBe(400);
  });
});

describe('GET /diagram', () => {
  it('draws one request and no other as Mermaid text', async () => {
    const other = await askForAlice(served.ready.issuer);
    const authReqId = await askForAlice(served.ready.issuer);
    await pollOnce(served.ready.issuer, authReqId);
    await decide(authReqId, { decision: 'approve' });
    await pollOnce(served.ready.issuer, other);
    const { status, type, text } = await call(`/diagram?auth_req_id=${authReqId}`);
    expect(status).toBe(200);
    expect(type).toMatch(/^text\/plain/);
    const lines = text.split('\n').map((line) => line.trim());
    expect(lines[0]).toBe('sequenceDiagram');
    expect(lines.filter((line) => line.includes('POST /backchannel/authentication'))).toHaveLength(
      1,
    );
    expect(lines.filter((line) => line.includes('POST /token'))).toHaveLength(1);
    expect(lines.some((line) => line.includes('decides for the person'))).toBe(true);
  });

  it('answers 404 to an unknown request and 400 to none', async () => {
    expect((await call('/diagram?auth_req_id=unknown')).status).toBe(404);
    expect((await call('/diagram')).status).toBe(400);
  });
});

describe('GET /runs', () => {
  it('lists the runs with their files and says which one is in service', async () => {
    expect((await call('/runs')).body).toEqual({
      runs: [
        {
          run: served.ready.run,
          file: expect.stringMatching(/000001-run-[0-9a-f]{10}\.sqlite$/),
          bytes: expect.any(Number),
          current: true,
        },
      ],
    });
  });
});

describe('the door', () => {
  it('opens to the token only', async () => {
    const { control } = served.ready;
    for (const authorization of ['', 'Bearer', 'Bearer wrong', `Basic ${served.ready.token}`]) {
      const response = await loopbackFetch(`${control}/requests`, { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect((await call('/trace?token=x', { headers: { authorization: '' } })).status).toBe(401);
  });

  it('stays shut to a web page, whatever it knows', async () => {
    const page = { origin: 'http://127.0.0.1:8080' };
    expect((await call('/requests', { headers: page })).status).toBe(403);
  });

  it('stays shut to a name that merely points here', async () => {
    const status = await new Promise((resolve, reject) => {
      const { control, token } = served.ready;
      const headers = { host: 'rebound.example', authorization: `Bearer ${token}` };
      request(`${control}/requests`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('answers 404 to an address that is none', async () => {
    expect((await call('/nothing')).status).toBe(404);
  });
});
