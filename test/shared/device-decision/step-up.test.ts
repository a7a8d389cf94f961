/** A phone that says how it was unlocked, and asks for more where the client wants more. */
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Gesture } from '#shared/intents/device-intents.ts';
import { coreSettings } from '#shared/profiles/core.ts';
import { phoneBoardAt } from '#shared/projections/phone-board.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import type { DeviceSetup } from '#shared/protocol/setup/device.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import { openRequest, prompted } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const [tap = '', pin = ''] = coreSettings.acr_values_supported;
const device = 'phone-of-alice';
const finger: Gesture = { kind: 'finger', recognised: true };
const rightPin: Gesture = { kind: 'pin', pin: '2468' };

interface Given {
  readonly phone?: Partial<DeviceSetup>;
  readonly provider?: Partial<ProviderSettings>;
  readonly asked?: Readonly<Record<string, string>>;
  readonly deviceContexts?: 'assumed' | 'reported';
}

/** A phone with an open prompt of a request that asks for a PIN. */
function opened(given: Given = {}) {
  const { phone = {}, provider = {}, deviceContexts = 'reported' } = given;
  const { asked = { acr_values: pin } } = given;
  const title = 'Alice’s phone';
  const knows = { name: device, title, authenticators: ['finger', 'pin'], pin: '2468' } as const;
  const setup = buildSetup({ provider, deviceContexts, devices: [{ ...knows, ...phone }] });
  const simulation = createSimulation({ setup });
  const authReqId = openRequest(simulation, asked);
  const { prompt } = prompted(simulation, authReqId);
  simulation.tap('prompt.opened', device, prompt);
  const approve = (gesture?: Gesture) => {
    const shown = gesture === undefined ? {} : { gesture };
    const refusal = simulation.offer({
      kind: 'prompt.approved',
      run: 'test',
      device,
      prompt,
      ...shown,
    });
    simulation.wait(200);
    return refusal;
  };
  const press = (kind: 'prompt.denied' | 'prompt.returned' | 'prompt.reported') => {
    const refusal = simulation.tap(kind, device, prompt);
    simulation.wait(200);
    return refusal;
  };
  return { simulation, authReqId, prompt, approve, press };
}

/** What the phone said to the provider. */
function said(simulation: Simulation): readonly unknown[] {
  return simulation
    .ofKind('message.sent')
    .filter(({ wire }) => wire.kind === 'channel.note' && wire.subject === 'decision')
    .map(({ wire }) => {
      const { decision, acr } = bodyObject(wire) ?? {};
      return acr === undefined ? decision : [decision, acr];
    });
}

function stateOf(simulation: Simulation): string | undefined {
  const moves = simulation.ofKind('machine.moved');
  return moves.findLast(({ machine }) => machine === 'authentication-device')?.to;
}

function acrIssued(simulation: Simulation, authReqId: string): unknown {
  simulation.wait(6000);
  const { status, body } = simulation.ask(tokenRequest(authReqId));
  return status === 200 ? decodeJwt(String(body['id_token']))['acr'] : body['error'];
}

describe('a finger where a PIN is asked for', () => {
  it('sends nothing yet: the phone asks for the PIN as well (R-250)', () => {
    const { simulation, approve } = opened();
    expect(approve(finger)).toBeUndefined();
    expect(stateOf(simulation)).toBe('prompted.steppingUp');
    expect(simulation.ofKind('step-up.asked')).toMatchObject([{ by: 'pin', acr: pin }]);
    expect(said(simulation)).toEqual([]);
  });

  it('and then the PIN reach what was asked, and the ID token says so (R-250)', () => {
    const { simulation, authReqId, approve } = opened();
    approve(finger);
    approve(rightPin);
    expect(said(simulation)).toEqual([['approve', pin]]);
    expect(acrIssued(simulation, authReqId)).toBe(pin);
  });

  it('is asked for once, however often the finger is tried again', () => {
    const { simulation, approve } = opened();
    for (let count = 0; count < 3; count += 1) approve(finger);
    expect(simulation.ofKind('step-up.asked')).toHaveLength(1);
    expect(said(simulation)).toEqual([]);
  });

  it('leaves the way back to the request, where a finger is again too weak', () => {
    const { simulation, approve, press } = opened();
    approve(finger);
    expect(press('prompt.returned')).toBeUndefined();
    expect(stateOf(simulation)).toBe('prompted.shown');
    expect(press('prompt.returned')).toMatch(/already opened/);
    approve(finger);
    expect(simulation.ofKind('step-up.asked')).toHaveLength(2);
  });

  it.each(['prompt.denied', 'prompt.reported'] as const)('may be followed by %s', (kind) => {
    const { simulation, approve, press } = opened();
    approve(finger);
    press(kind);
    expect(said(simulation)).toEqual(['deny']);
    expect(stateOf(simulation)).toBe('denied');
  });

  it('does not keep the prompt from lapsing', () => {
    const { simulation, approve } = opened();
    approve(finger);
    simulation.wait(200_000);
    expect(stateOf(simulation)).toBe('lapsed');
  });

  it('and a wrong PIN are no more than the finger', () => {
    const { simulation, approve } = opened();
    approve(finger);
    approve({ kind: 'pin', pin: '0000' });
    expect(stateOf(simulation)).toBe('prompted.steppingUp');
    expect(said(simulation)).toEqual([]);
  });
});

describe('an approval', () => {
  it('by PIN at once needs no more', () => {
    const { simulation, approve } = opened();
    approve(rightPin);
    expect(said(simulation)).toEqual([['approve', pin]]);
    expect(simulation.ofKind('step-up.asked')).toEqual([]);
  });

  it('by finger serves where a weaker context is among those asked for, and says which (R-250)', () => {
    const { simulation, authReqId, approve } = opened({ asked: { acr_values: `${pin} ${tap}` } });
    approve(finger);
    expect(said(simulation)).toEqual([['approve', tap]]);
    expect(acrIssued(simulation, authReqId)).toBe(tap);
  });

  it('says nothing of a context where nobody asked for one', () => {
    const { simulation, approve } = opened({ asked: {} });
    approve(finger);
    expect(said(simulation)).toEqual(['approve']);
  });

  it('by somebody without the screen is made as it is asked for', () => {
    const { simulation, authReqId, approve } = opened();
    approve();
    expect(said(simulation)).toEqual([['approve', pin]]);
    expect(acrIssued(simulation, authReqId)).toBe(pin);
  });

  it('by a finger that was given before is forgotten by somebody without the screen', () => {
    const { simulation, approve, press } = opened();
    approve(finger);
    press('prompt.returned');
    approve();
    expect(said(simulation)).toEqual([['approve', pin]]);
  });

  it('in a run of before says nothing, as it did, and is taken for what was asked', () => {
    const { simulation, authReqId, approve } = opened({ deviceContexts: 'assumed' });
    approve(finger);
    expect(said(simulation)).toEqual(['approve']);
    expect(acrIssued(simulation, authReqId)).toBe(pin);
  });
});

describe('a phone that cannot show more', () => {
  const onlyFinger = { phone: { authenticators: ['finger'] } } as const;

  it('says what was reached, and the provider refuses it (R-250)', () => {
    const { simulation, authReqId, approve, prompt } = opened(onlyFinger);
    approve(finger);
    expect(said(simulation)).toEqual([['approve', tap]]);
    expect(simulation.ofKind('rules.judged').at(-1)?.refusal).toMatchObject({
      rule: 'reaches the context that was asked for',
      error: 'access_denied',
    });
    const board = phoneBoardAt(simulation.entries, null, device);
    expect(board.refusals.get(prompt)).toMatch(/stronger authentication/);
    expect(acrIssued(simulation, authReqId)).toBe('authorization_pending');
  });

  it('is approved all the same where acr_values is but a wish, and the token names what was reached', () => {
    const { simulation, authReqId, approve } = opened({
      ...onlyFinger,
      provider: { accept_weaker_acr: true },
    });
    approve(finger);
    expect(acrIssued(simulation, authReqId)).toBe(tap);
  });

  it('may be one that knows nobody: a press on its screen is a press (R-250)', () => {
    const { simulation, approve } = opened({ phone: { authenticators: [] } });
    approve({ kind: 'press' });
    expect(said(simulation)).toEqual([['approve', tap]]);
  });
});

describe('an essential acr in claims', () => {
  const claims = JSON.stringify({ id_token: { acr: { essential: true, values: [pin] } } });

  it('has the phone step up like acr_values (R-250)', () => {
    const { simulation, authReqId, approve } = opened({ asked: { claims } });
    approve(finger);
    expect(stateOf(simulation)).toBe('prompted.steppingUp');
    approve(rightPin);
    expect(acrIssued(simulation, authReqId)).toBe(pin);
  });

  it('counts before acr_values, and is refused also where those are but a wish (R-250)', () => {
    const { simulation, authReqId, approve } = opened({
      asked: { claims, acr_values: tap },
      phone: { authenticators: ['finger'] },
      provider: { accept_weaker_acr: true },
    });
    approve(finger);
    expect(acrIssued(simulation, authReqId)).toBe('authorization_pending');
  });

  it('that nobody can reach is never issued, also by a decision that says nothing of it (R-250)', () => {
    const gold = JSON.stringify({ id_token: { acr: { essential: true, value: 'urn:gold' } } });
    const { simulation, authReqId } = opened({ asked: { claims: gold } });
    const refusal = simulation.decideFor(authReqId, { decision: 'approve' });
    expect(refusal).toMatch(/stronger authentication/);
    expect(acrIssued(simulation, authReqId)).toBe('authorization_pending');
  });

  it('that names no context, or is no essential one, asks for nothing', () => {
    const wish = JSON.stringify({ id_token: { acr: { values: [pin] } } });
    const { simulation, authReqId, approve } = opened({ asked: { claims: wish } });
    approve(finger);
    expect(said(simulation)).toEqual(['approve']);
    expect(acrIssued(simulation, authReqId)).toBe(tap);
  });
});

describe('a phone of bad habits', () => {
  it('does not ask for more, and the provider refuses what it sends (R-250)', () => {
    const { simulation, approve } = opened({ phone: { stepUp: 'left-out' } });
    approve(finger);
    expect(said(simulation)).toEqual([['approve', tap]]);
    expect(simulation.ofKind('request.decided')).toEqual([]);
  });

  it('does not ask somebody without the screen either', () => {
    const { simulation, approve } = opened({ phone: { stepUp: 'left-out' } });
    approve();
    expect(said(simulation)).toEqual([['approve', tap]]);
  });

  it('says that it was shown more than it was, and nobody can tell', () => {
    const { simulation, authReqId, approve } = opened({ phone: { stepUp: 'pretended' } });
    approve(finger);
    expect(said(simulation)).toEqual([['approve', pin]]);
    expect(acrIssued(simulation, authReqId)).toBe(pin);
  });

  it('gets it and loses it again in the settings', () => {
    const { simulation, approve } = opened({ phone: { stepUp: 'left-out' } });
    simulation.offer({ kind: 'device.set', run: 'test', device, stepUp: 'asked' });
    expect(phoneBoardAt(simulation.entries, null, device).stepUp).toBe('asked');
    approve(finger);
    expect(stateOf(simulation)).toBe('prompted.steppingUp');
  });
});
