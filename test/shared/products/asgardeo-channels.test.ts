/**
 * By which ways Asgardeo tells a person: e-mail and text message by themselves, the client’s own way
 * only alone or asked for; and the page behind each link, which lets in nobody but that person.
 */
import { describe, expect, it } from 'vitest';
import { bodyText, type HttpRequest } from '#shared/protocol/encoding/wire.ts';
import type { NoticeChannel } from '#shared/protocol/setup/notice-channel.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { User } from '#shared/protocol/setup/user.ts';
import { castSetup } from '#test/support/clients/cast.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { productRequest } from '#test/support/products/product-request.ts';

const reachable: Partial<User> = { email: 'alice@example.org', phone_number: '+49301' };

function start(
  provider: Partial<ProviderSettings> = {},
  user: Partial<User> = reachable,
  more: Partial<RunSetup> = {},
) {
  const setup = castSetup({ profile: 'asgardeo', provider });
  const users = setup.users.map((one) => (one.sub === 'u-1' ? { ...one, ...user } : one));
  return createSimulation({ setup: { ...setup, ...more, users } });
}

interface Case {
  readonly channels: readonly NoticeChannel[];
  readonly asked?: NoticeChannel;
  readonly console?: Readonly<Record<string, boolean>>;
  readonly user?: Partial<User>;
}

/** What goes out or comes back, or the description of the refusal. */
function told({ channels, asked, console: steps = {}, user }: Case): unknown {
  const simulation = start({ channels, console: steps }, user);
  const changes = asked === undefined ? {} : { notification_channel: asked };
  const { status, body } = simulation.ask(productRequest('asgardeo', changes));
  if (status !== 200) return body['error_description'];
  simulation.wait(1000);
  const letters = simulation.ofKind('letter.arrived').map(({ channel }) => channel);
  return [...letters, ...('auth_url' in body ? ['auth_url'] : [])];
}

const all = ['email', 'sms', 'external'] as const;

describe('Asgardeo tells a person', () => {
  it.each<[string, Case, unknown]>([
    ['by e-mail and text message by themselves', { channels: all }, ['email', 'sms']],
    ['by e-mail alone where it is asked for', { channels: all, asked: 'email' }, ['email']],
    ['by text message alone where it is asked for', { channels: all, asked: 'sms' }, ['sms']],
    ['by its client where that is asked for', { channels: all, asked: 'external' }, ['auth_url']],
    ['by its client where nothing else is enabled', { channels: ['external'] }, ['auth_url']],
    ['by the one way beside its client', { channels: ['sms', 'external'] }, ['sms']],
    [
      'by text message while there is no e-mail provider',
      { channels: all, console: { email_provider: false } },
      ['sms'],
    ],
    [
      'by e-mail while there is no mobile number',
      { channels: all, console: { mobile_number: false } },
      ['email'],
    ],
    ['by e-mail who has no number', { channels: all, user: { email: 'a@b.example' } }, ['email']],
    [
      'by text message whose address is not verified',
      { channels: all, user: { ...reachable, claims: { email_verified: false } } },
      ['sms'],
    ],
    [
      'by its client whatever the organisation has not set up',
      {
        channels: all,
        asked: 'external',
        console: { email_provider: false, sms_provider: false },
        user: {},
      },
      ['auth_url'],
    ],
    [
      'nothing while neither provider is set up',
      { channels: all, console: { email_provider: false, sms_provider: false } },
      'No e-mail provider is set up.',
    ],
    [
      'nothing at an address that is not verified',
      { channels: ['email'], user: { ...reachable, claims: { email_verified: false } } },
      'No notification channel leads to this person.',
    ],
    [
      'nothing without the number that was asked for',
      { channels: all, asked: 'sms', console: { mobile_number: false } },
      'The user has no mobile number.',
    ],
  ])('%s', (_title, given, expected) => {
    expect(told(given)).toEqual(expected);
  });

  it.each(['email', 'sms'] as const)('with a link that %s brings to its page', (channel) => {
    const simulation = start({ channels: [channel] });
    simulation.ask(productRequest('asgardeo'));
    simulation.wait(1000);
    const [letter] = simulation.ofKind('letter.arrived');
    expect(open(simulation, letter?.link ?? '')).toEqual([200, 'Log in']);
    simulation.offer({
      kind: 'link.followed',
      run: 'test',
      device: 'phone-of-alice',
      letter: letter?.letter ?? '',
      username: 'alice',
    });
    simulation.wait(1000);
    expect(simulation.ofKind('prompt.arrived')).toHaveLength(1);
  });

  it('for 120 seconds, or as long as is asked for, an hour at most', () => {
    for (const [requested, given] of [
      [null, 120],
      ['300', 300],
      ['9999', 3600],
    ] as const)
      expect(
        start().ask(productRequest('asgardeo', { requested_expiry: requested })).body,
      ).toMatchObject({ interval: 2, expires_in: given });
  });
});

/** The status of the page and its heading. */
function open(simulation: Simulation, link: string, fields?: Record<string, string>) {
  const { pathname, search, searchParams } = new URL(link);
  const form = new URLSearchParams([...searchParams, ...Object.entries(fields ?? {})]).toString();
  const request: HttpRequest =
    fields === undefined
      ? { kind: 'http.request', method: 'GET', target: pathname + search, headers: [], body: '' }
      : {
          kind: 'http.request',
          method: 'POST',
          target: pathname,
          headers: [['Content-Type', 'application/x-www-form-urlencoded']],
          body: Buffer.from(form).toString('base64'),
        };
  const { status } = simulation.ask(request);
  const sent = simulation.ofKind('message.sent').findLast(({ from }) => from === 'provider');
  const text = sent === undefined ? '' : (bodyText(sent.wire) ?? '');
  return [status, /<h1>([^<]*)/.exec(text)?.[1]];
}

describe('the page behind an auth_url', () => {
  const nowhere = 'This link leads nowhere';

  function begin() {
    const simulation = start();
    const request = productRequest('asgardeo', { notification_channel: 'external' });
    const { body } = simulation.ask(request);
    return { simulation, link: String(body['auth_url']), id: String(body['auth_req_id']) };
  }

  it('lets in nobody but the person who is meant, and decides nothing for others', () => {
    const { simulation, link } = begin();
    const asBruno = { person: 'bruno', decision: 'approve' };
    expect(open(simulation, link, asBruno)).toEqual([403, nowhere]);
    expect(simulation.ofKind('request.decided')).toEqual([]);
    expect(open(simulation, link, { person: 'alice' })).toEqual([200, 'Do you agree?']);
  });

  it('decides nothing before a button is pressed, and is opened as often as you like', () => {
    const { simulation, link } = begin();
    expect(open(simulation, link)).toEqual([200, 'Log in']);
    expect(open(simulation, `${link}&person=alice&decision=approve`)).toEqual([200, 'Log in']);
    expect(open(simulation, link, { person: 'alice', decision: 'maybe' })[1]).toBe('Do you agree?');
    expect(simulation.ofKind('request.decided')).toEqual([]);
  });

  it.each([
    ['approve', 'You agreed'],
    ['deny', 'You refused'],
  ])('takes «%s» once', (decision, heading) => {
    const { simulation, link, id } = begin();
    const choice = { person: 'alice', decision };
    expect(open(simulation, link, choice)).toEqual([200, heading]);
    expect(simulation.ofKind('request.decided')).toMatchObject([{ authReqId: id, decision }]);
    expect(open(simulation, link, choice)).toEqual([400, nowhere]);
    expect(simulation.ofKind('request.decided')).toHaveLength(1);
  });

  it('is closed once the request has expired', () => {
    const { simulation, link } = begin();
    simulation.wait(121_000);
    expect(open(simulation, link)).toEqual([400, nowhere]);
  });

  it.each([
    ['reported', 'urn:ciba-workbench:acr:pin', [400, 'Do you agree?']],
    ['reported', 'urn:ciba-workbench:acr:tap', [200, 'You agreed']],
    ['assumed', 'urn:ciba-workbench:acr:pin', [200, 'You agreed']],
  ] as const)(
    'says, where contexts are %s, that a press was all, and %s was asked for (R-250)',
    (deviceContexts, acr_values, page) => {
      const simulation = start({}, reachable, { deviceContexts });
      const request = productRequest('asgardeo', { notification_channel: 'external', acr_values });
      const link = String(simulation.ask(request).body['auth_url']);
      expect(open(simulation, link, { person: 'alice', decision: 'approve' })).toEqual(page);
      expect(open(simulation, link, { person: 'alice', decision: 'deny' })[0]).toBe(
        page[0] === 400 ? 200 : 400,
      );
    },
  );

  it('takes no yes of somebody who was locked meanwhile', () => {
    const { simulation, link } = begin();
    simulation.switchAccount('user', 'u-1', false);
    expect(open(simulation, link, { person: 'alice', decision: 'approve' })[0]).not.toBe(200);
    expect(simulation.ofKind('request.decided')).toEqual([]);
  });
});
