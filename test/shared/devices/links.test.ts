/** Prompts that travel as a message with a link: provider, channel, device, and back by the page. */
import { describe, expect, it } from 'vitest';
import { phoneBoardAt } from '#shared/projections/phone-board.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const mail = 'mail-of-alice';
const setupWith = (channel: 'email' | 'sms', person?: 'prompt' | 'absent') =>
  buildSetup({
    users: [
      {
        sub: 'u-1',
        username: 'alice',
        name: 'Alice',
        email: 'alice@home.example',
        phone_number: '+41790000001',
        devices: [mail],
        ...(person === undefined ? {} : { person: { temperament: person } }),
      },
    ],
    devices: [{ name: mail, title: 'Alice’s inbox', channel }],
  });

function arrived(channel: 'email' | 'sms' = 'email'): {
  simulation: Simulation;
  authReqId: string;
} {
  const simulation = createSimulation({ setup: setupWith(channel) });
  const authReqId = openRequest(simulation);
  simulation.wait(200);
  return { simulation, authReqId };
}

function follow(simulation: Simulation, username = 'alice'): string | undefined {
  const letter = simulation.ofKind('letter.arrived').at(-1)?.letter ?? '';
  return simulation.offer({ kind: 'link.followed', run: 'r', device: mail, letter, username });
}

describe('a device that is reached by e-mail', () => {
  it('gets a message by the channel, and no prompt yet', () => {
    const { simulation } = arrived();
    const ways = simulation
      .ofKind('message.sent')
      .filter(({ wire }) => wire.kind === 'channel.note')
      .map(({ from, to }) => `${from} to ${to}`);
    expect(ways).toEqual([
      'provider to channel/email',
      'channel/email to authentication-device/mail-of-alice',
    ]);
    expect(simulation.ofKind('letter.arrived')).toMatchObject([
      { channel: 'email', to: 'alice@home.example', from: 'approvals@provider.example' },
    ]);
    expect(simulation.ofKind('prompt.arrived')).toEqual([]);
  });

  it('says nothing in the message that only the person may know', () => {
    const { simulation, authReqId } = arrived();
    const letters = simulation.ofKind('message.sent').map(({ wire }) => bodyObject(wire) ?? {});
    const text = JSON.stringify(letters.filter((body) => 'link' in body));
    expect(text).not.toContain(authReqId);
  });

  it('shows who asks and for what once its person follows the link, and decides there', () => {
    const { simulation, authReqId } = arrived();
    expect(follow(simulation)).toBeUndefined();
    simulation.wait(200);
    const prompt = simulation.ofKind('prompt.arrived')[0]?.prompt ?? '';
    simulation.tap('prompt.opened', mail, prompt);
    simulation.tap('prompt.approved', mail, prompt);
    simulation.wait(200);
    expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
  });

  it('lets nobody else in', () => {
    const { simulation } = arrived();
    follow(simulation, 'mallory');
    simulation.wait(200);
    expect(simulation.ofKind('prompt.arrived')).toEqual([]);
    expect(simulation.ofKind('link.refused')[0]?.reason).toMatch(/somebody else/);
    const [line] = phoneBoardAt(simulation.entries, null, mail).letters;
    expect(line).toMatchObject({ refused: 'This link is for somebody else.', isOpening: false });
  });

  it('hears that a link is used up once the request is over', () => {
    const { simulation, authReqId } = arrived();
    simulation.decideFor(authReqId, { decision: 'deny' });
    simulation.wait(200);
    follow(simulation);
    simulation.wait(200);
    expect(simulation.ofKind('link.refused')[0]?.reason).toMatch(/used up or has expired/);
  });

  it('shows one prompt, however often its link is followed', () => {
    const { simulation } = arrived();
    for (let count = 0; count < 3; count += 1) {
      follow(simulation);
      simulation.wait(200);
    }
    expect(simulation.ofKind('prompt.arrived')).toHaveLength(1);
  });

  it('cannot follow a message that it does not have', () => {
    const { simulation } = arrived();
    const intent = { kind: 'link.followed', run: 'r', letter: 'l0', username: 'alice' } as const;
    expect(simulation.offer({ ...intent, device: mail })).toMatch(/no such message/);
  });
});

describe('a device that is reached by text message', () => {
  it('gets it under its number', () => {
    const { simulation } = arrived('sms');
    expect(simulation.ofKind('letter.arrived')).toMatchObject([
      { channel: 'sms', to: '+41790000001' },
    ]);
  });
});

describe('a person who acts by themselves', () => {
  it('follows the link and decides', () => {
    const simulation = createSimulation({ setup: setupWith('email', 'prompt') });
    simulation.signIn({ loginHint: 'alice' });
    simulation.wait(30_000);
    expect(simulation.ofKind('request.decided')).toMatchObject([{ decision: 'approve' }]);
  });

  it('leaves it when they are away', () => {
    const simulation = createSimulation({ setup: setupWith('email', 'absent') });
    simulation.signIn({ loginHint: 'alice' });
    simulation.wait(30_000);
    expect(simulation.ofKind('letter.arrived')).toHaveLength(1);
    expect(simulation.ofKind('prompt.arrived')).toEqual([]);
  });
});
