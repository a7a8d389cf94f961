/** A request that a trainer writes by hand: sent as the relying party, byte for byte, right or wrong. */
import { describe, expect, it } from 'vitest';
import { mayAsk } from '#shared/intents/may-ask.ts';
import type { RequestSent } from '#shared/intents/request-intents.ts';

import { createRederivation } from '#shared/kernel/rederivation.ts';
import { writeBasicCredentials } from '#shared/protocol/encoding/basic-credentials.ts';
import { bodyText, headerOf } from '#shared/protocol/encoding/wire.ts';
import { till } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const basic = writeBasicCredentials({ clientId: 'till', secret: till.client_secret });

function byHand(changes: Partial<RequestSent> = {}): RequestSent {
  return {
    kind: 'request.sent',
    run: 'test',
    relyingParty: 'till',
    method: 'POST',
    target: '/backchannel/authentication',
    headers: [
      ['Host', 'provider.example'],
      ['Authorization', basic],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Content-Length', '{{length}}'],
    ],
    body: 'scope=openid&login_hint=alice',
    jwts: [],
    ...changes,
  };
}

function sent(simulation: Simulation) {
  return simulation.ofKind('message.sent').find(({ wire }) => wire.kind === 'http.request')?.wire;
}

describe('a request by hand', () => {
  it('travels as it was written, with the length that it has, and is judged like any other', () => {
    const simulation = createSimulation();
    const body = 'scope=openid&login_hint=alice&id_token_hint=e30.e30.AA';
    expect(simulation.offer(byHand({ body }))).toBeUndefined();
    simulation.wait(1000);
    const wire = sent(simulation);
    expect(wire === undefined ? '' : bodyText(wire)).toBe(body);
    expect(wire?.kind === 'http.request' && headerOf(wire, 'content-length')).toBe('54');
    const [verdict] = simulation.ofKind('rules.judged');
    expect(verdict?.refusal).toMatchObject({ rule: 'has only one hint', error: 'invalid_request' });
    expect(simulation.ofKind('message.ignored')).toEqual([]);
  });

  it('opens a request for which nobody polls, and a token call by hand is about it', () => {
    const simulation = createSimulation();
    simulation.offer(byHand());
    simulation.wait(1000);
    const [opened] = simulation.ofKind('request.opened');
    const body = `grant_type=urn%3Aopenid%3Aparams%3Agrant-type%3Aciba&auth_req_id=${opened?.authReqId}`;
    simulation.offer(byHand({ target: '/token', body }));
    simulation.wait(1000);
    const [call] = simulation
      .ofKind('message.sent')
      .filter(({ about, from }) => from !== 'provider' && about === opened?.authReqId);
    expect(call?.about).toBe(opened?.authReqId);
    expect(simulation.ofKind('rules.judged').at(-1)?.refusal?.error).toBe('authorization_pending');
  });

  it('holds JWTs signed by the right key, a wrong one or none, and derives again', () => {
    const simulation = createSimulation();
    const claims = { iss: 'till', sub: 'till' };
    const header = { alg: 'HS256', typ: 'JWT' };
    const jwts = (['right key', 'wrong key', 'none'] as const).map((key) => ({
      header,
      claims,
      key,
    }));
    simulation.offer(byHand({ body: 'a={{jwt1}}&b={{jwt2}}&c={{jwt3}}', jwts }));
    simulation.wait(1000);
    const wire = sent(simulation);
    const text = wire === undefined ? '' : (bodyText(wire) ?? '');
    expect(text).toMatch(/^a=[\w-]+\.[\w-]+\.[\w-]+&b=[\w-]+\.[\w-]+\.[\w-]+&c=[\w-]+\.[\w-]+\.$/);
    const again = createRederivation();
    const differences = simulation.entries.map((entry) => again.take(entry));
    expect(differences.filter((one) => one !== undefined)).toEqual([]);
  });

  it('and a change of the set-up are for the console alone', () => {
    const till = { view: 'relying-party', run: 'test', party: 'till' } as const;
    const phone = { view: 'device', run: 'test', party: 'phone-of-alice' } as const;
    const change = { kind: 'settings.changed', run: 'test', change: { latencyMs: 1 } } as const;
    for (const session of [till, phone])
      for (const asked of [byHand(), change]) expect(mayAsk(session, asked)).toBe(false);
    expect(mayAsk({ view: 'console', run: '', party: '' }, byHand())).toBe(true);
  });

  it('is not sent for a party, a key or a certificate that the run has not', () => {
    const simulation = createSimulation();
    expect(simulation.offer(byHand({ relyingParty: 'nobody' }))).toMatch(/has no relying party/);
    const jwts = [{ header: { alg: 'ES256', kid: 'k' }, claims: {}, key: 'right key' as const }];
    expect(simulation.offer(byHand({ jwts }))).toMatch(/has no key «k» for ES256/);
    expect(simulation.offer(byHand({ withCertificate: true }))).toMatch(/no certificate/);
  });
});
