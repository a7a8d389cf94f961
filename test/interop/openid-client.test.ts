/**
 * An outside judge: openid-client, as any developer would use it, signs in against the workbench
 * itself, while a person decides on the phone; and what the trace and the diagram tell of that.
 */
import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addToDiagram,
  createSequenceDiagram,
  unfoldedRows,
} from '#shared/projections/sequence-diagram.ts';
import { demoTill, loopbackFetch } from '#test/support/shell/http-call.ts';
import { openWallRun, type WallRun } from '#test/support/shell/wall-run.ts';

let wall: WallRun;
let client: openid.Configuration;

beforeAll(async () => {
  wall = await openWallRun();
  client = await openid.discovery(
    new URL(wall.issuer),
    demoTill.client_id,
    undefined,
    openid.ClientSecretBasic(demoTill.client_secret),
    { execute: [openid.allowInsecureRequests], [openid.customFetch]: loopbackFetch },
  );
});

afterAll(() => wall.close());

const ask = { scope: 'openid profile', login_hint: 'alice', binding_message: 'W4SCT' };

function poll(acknowledged: Awaited<ReturnType<typeof begin>>) {
  // The library waits before its first poll, but the first one may come at any time (CIBA Core §11).
  const soon = { ...acknowledged, interval: 1 };
  return openid.pollBackchannelAuthenticationGrant(client, soon, undefined, {
    signal: AbortSignal.timeout(25_000),
  });
}

function begin() {
  return openid.initiateBackchannelAuthentication(client, ask);
}

/** What the run's trace has on the wire about that request, without the device's channel. */
function outsideTraffic(authReqId: string): string[] {
  const exchanges = new Set<string>();
  for (const entry of wall.seen.entries) {
    if (entry.about === authReqId && 'exchange' in entry) exchanges.add(entry.exchange);
  }
  return wall.seen.entries.flatMap((entry) => {
    if (entry.kind === 'http.arrived' && exchanges.has(entry.exchange)) {
      return [`${entry.request.method} ${entry.request.target}`];
    }
    if (entry.kind !== 'message.sent' || entry.wire.kind !== 'http.response') return [];
    return exchanges.has(entry.exchange) ? [String(entry.wire.status)] : [];
  });
}

/** What the one diagram of the run shows of that request. */
function drawnFor(authReqId: string): string[] {
  const diagram = createSequenceDiagram();
  for (const entry of wall.seen.entries) addToDiagram(diagram, entry);
  return unfoldedRows(diagram.rows).flatMap(({ from, title, message }) =>
    message?.about === authReqId ? [`${from}: ${title}`] : [],
  );
}

describe.concurrent('openid-client signs in by CIBA in poll mode', () => {
  it('and gets tokens whose ID token it verifies, with all traffic in the trace', async () => {
    const acknowledged = await begin();
    expect(acknowledged).toMatchObject({ expires_in: 120, interval: 5 });
    await wall.phone.decide(acknowledged.auth_req_id, 'prompt.approved');
    const tokens = await poll(acknowledged);
    expect(tokens.claims()).toMatchObject({
      iss: wall.issuer,
      aud: demoTill.client_id,
      sub: 'u-1001',
      name: 'Alice Amberg',
    });
    expect(tokens).toMatchObject({ token_type: 'bearer', scope: 'openid profile' });
    expect(outsideTraffic(acknowledged.auth_req_id)).toEqual([
      'POST /backchannel/authentication',
      '200',
      'POST /token',
      '200',
    ]);
    expect(drawnFor(acknowledged.auth_req_id)).toEqual([
      'outside-client: POST /backchannel/authentication',
      'provider: prompt',
      'provider: 200 auth_req_id',
      'authentication-device/phone-of-alice: decision: approve',
      'provider: decision accepted',
      'outside-client: POST /token',
      'provider: 200 access_token, id_token',
    ]);
  });

  it('and hears access_denied when the person refuses', async () => {
    const acknowledged = await begin();
    await wall.phone.decide(acknowledged.auth_req_id, 'prompt.denied');
    await expect(poll(acknowledged)).rejects.toMatchObject({
      error: 'access_denied',
      status: 400,
    });
  });
});
