/**
 * A run that a trainer set up, and requests by hand in it, with the real signer: the keys that a new
 * set-up needs are made, and in a wall-clock run the bytes go out by a real socket.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestSent } from '#shared/intents/request-intents.ts';
import type { Intent } from '#shared/intents.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { openWallRun, type WallRun } from '#test/support/shell/wall-run.ts';

let wall: WallRun;

beforeEach(async () => {
  wall = await openWallRun();
});

afterEach(() => wall.close());

function dispatch(intent: Intent) {
  return wall.workbench.port({ view: 'console', run: '', party: '' }).dispatch(intent);
}

async function entriesOf(run: string): Promise<readonly Entry[]> {
  const console = wall.workbench.port({ view: 'console', run: '', party: '' });
  const { entries } = await console.readTrace(run, 0, 10_000);
  return entries as readonly Entry[];
}

async function setupOf(run: string): Promise<RunSetup> {
  const [first] = await entriesOf(run);
  if (first?.kind !== 'run.began') throw new Error('The run has no beginning.');
  return first.setup;
}

function byHand(run: string, changes: Partial<RequestSent>): RequestSent {
  return {
    kind: 'request.sent',
    run,
    relyingParty: 'till',
    method: 'POST',
    target: '/backchannel/authentication',
    headers: [
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Content-Length', '{{length}}'],
    ],
    body: 'scope=openid&login_hint=alice',
    jwts: [],
    ...changes,
  };
}

describe('a run of a set-up that a trainer wrote', () => {
  it('has keys for its parties, with which a request by hand is signed and believed', async () => {
    const { clients } = await setupOf(wall.run);
    const proving = clients.map((client) => ({
      ...client,
      token_endpoint_auth_method: 'private_key_jwt' as const,
    }));
    const change = { clients: proving, latencyMs: 10 };
    const run = await wall.workbench.createRun({
      name: 'By key',
      mode: 'virtual',
      seed: 'by hand',
      setup: change,
    });
    const { relyingParties, latencyMs, issuer, epochMs } = await setupOf(run);
    const [key] = relyingParties[0]?.keys ?? [];
    expect(latencyMs).toBe(10);
    const id = proving[0]?.client_id ?? '';
    const at = Math.floor(epochMs / 1000);
    const claims = { iss: id, sub: id, aud: issuer, jti: 'one', iat: at, exp: at + 300 };
    const type = 'urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer';
    const body = `scope=openid&login_hint=alice&client_assertion_type=${type}&client_assertion={{jwt1}}`;
    const header = { alg: 'ES256', kid: key?.kid ?? '', typ: 'JWT' };
    const jwts = [{ header, claims, key: 'right key' as const }];
    expect(await dispatch(byHand(run, { body, jwts }))).toMatchObject({ kind: 'accepted' });
    const answered = async (): Promise<unknown[]> => {
      await dispatch({ kind: 'clock.step', run });
      const entries = await entriesOf(run);
      return entries.flatMap((entry) =>
        entry.kind === 'message.sent' && entry.wire.kind === 'http.response'
          ? [entry.wire.status]
          : [],
      );
    };
    await expect.poll(answered).toEqual([200]);
  });

  it('does not begin where somebody holds a device that nobody has', async () => {
    const { users } = await setupOf(wall.run);
    const change = { users: users.map((user) => ({ ...user, devices: ['no-such-phone'] })) };
    const created = { kind: 'run.create', name: 'x', mode: 'virtual', seed: null } as const;
    expect(await dispatch({ ...created, setup: change })).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('holds the device «no-such-phone»'),
    });
  });
});

describe('a request by hand in a wall-clock run', () => {
  it('arrives over loopback, and its answer comes back to the party', async () => {
    expect(await dispatch(byHand(wall.run, {}))).toMatchObject({ kind: 'accepted' });
    const arrived = await wall.seen.until(({ kind }) => kind === 'http.arrived');
    expect(arrived).toMatchObject({ request: { target: '/backchannel/authentication' } });
    const ended = await wall.seen.until(({ kind }) => kind === 'call.ended');
    expect(ended).toMatchObject({ outcome: { kind: 'answered', response: { status: 401 } } });
  });
});
