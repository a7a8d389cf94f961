/** What a decision says beside yes and no: a narrower scope, how the person was authenticated. */
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { coreSettings } from '#shared/profiles/core.ts';
import type { Party } from '#shared/trace/party.ts';
import { openRequest, prompted } from '#test/support/core/decided-request.ts';
import { keeper, outsideSetup } from '#test/support/core/outside-parties.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { smuggleDecision } from '#test/support/refusals/decision-refusals.ts';

const [tap = '', pin = ''] = coreSettings.acr_values_supported;
const alice: Party = 'authentication-device/phone-of-alice';
const asKeeper = { client: keeper };

function tokensFor(simulation: Simulation, authReqId: string) {
  const { status, body } = simulation.ask(tokenRequest(authReqId, {}, asKeeper));
  return { status, body, claims: status === 200 ? decodeJwt(String(body['id_token'])) : {} };
}

function asked(changes: Readonly<Record<string, string>>) {
  const simulation = createSimulation({ setup: outsideSetup() });
  const authReqId = openRequest(simulation, changes, asKeeper);
  prompted(simulation, authReqId);
  return { simulation, authReqId };
}

describe('CIBA Core §8: a person who agrees to less', () => {
  it('has the token answer say so (R-197)', () => {
    const { simulation, authReqId } = asked({ scope: 'openid profile payment' });
    smuggleDecision(simulation, alice, authReqId, 'approve', { scope: 'openid payment' });
    const { body, claims } = tokensFor(simulation, authReqId);
    expect(body['scope']).toBe('openid payment');
    expect(claims['name']).toBeUndefined();
    expect(simulation.ofKind('tokens.issued')[0]).toMatchObject({ scope: 'openid payment' });
  });

  it('gives no refresh token by leaving out offline_access (R-199)', () => {
    const { simulation, authReqId } = asked({ scope: 'openid offline_access' });
    smuggleDecision(simulation, alice, authReqId, 'approve', { scope: 'openid' });
    expect(tokensFor(simulation, authReqId).body).not.toHaveProperty('refresh_token');
  });
});

describe('acr_values', () => {
  it('that were met are told in the ID token, the first one asked for by default (R-212)', () => {
    const { simulation, authReqId } = asked({ acr_values: `${pin} ${tap}` });
    smuggleDecision(simulation, alice, authReqId, 'approve');
    expect(tokensFor(simulation, authReqId).claims['acr']).toBe(pin);
  });

  it('that were met by another of them are told as they were (R-212)', () => {
    const { simulation, authReqId } = asked({ acr_values: `${pin} ${tap}` });
    smuggleDecision(simulation, alice, authReqId, 'approve', { acr: tap });
    expect(tokensFor(simulation, authReqId).claims['acr']).toBe(tap);
  });

  it('that were not met refuse the approval; the person may step up and approve (R-250)', () => {
    const { simulation, authReqId } = asked({ acr_values: pin });
    smuggleDecision(simulation, alice, authReqId, 'approve', { acr: tap });
    expect(tokensFor(simulation, authReqId).body['error']).toBe('authorization_pending');
    smuggleDecision(simulation, alice, authReqId, 'approve', { acr: pin });
    expect(tokensFor(simulation, authReqId).claims['acr']).toBe(pin);
  });

  it('do not keep a person from refusing, however weakly authenticated (R-250)', () => {
    const { simulation, authReqId } = asked({ acr_values: pin });
    smuggleDecision(simulation, alice, authReqId, 'deny', { acr: tap });
    expect(tokensFor(simulation, authReqId).body['error']).toBe('access_denied');
  });

  it('that are not supported are never claimed to have been reached (R-250)', () => {
    const { simulation, authReqId } = asked({ acr_values: 'urn:unheard-of' });
    smuggleDecision(simulation, alice, authReqId, 'approve');
    expect(tokensFor(simulation, authReqId).claims['acr']).not.toBe('urn:unheard-of');
  });

  it('reach the device, which has to know what to ask for (R-250)', () => {
    const { simulation } = asked({ acr_values: `${pin} urn:unheard-of` });
    const prompt = simulation
      .ofKind('message.sent')
      .find(({ wire }) => wire.kind === 'channel.note' && wire.subject === 'prompt');
    const body = Buffer.from(prompt?.wire.body ?? '', 'base64').toString();
    expect(JSON.parse(body)).toMatchObject({ acr_values: [pin] });
  });
});
