/**
 * How a server elsewhere reaches our devices, by the data of the products: which have such a door,
 * where it is, and that what is shown to be tried really asks somebody.
 */
import { describe, expect, it } from 'vitest';
import { describeBetween } from '#shared/projections/message-names.ts';
import { products } from '#shared/projections/product/console-board.ts';
import { outsideDoor } from '#shared/projections/product/outside-door.ts';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { castSetup } from '#test/support/clients/cast.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { callOf } from '#test/support/shell/shell-words.ts';

const callback = 'http://127.0.0.1:8080/callback';

function requestOf(example: string, issuer: string): HttpRequest {
  const { words } = callOf(example);
  const after = (option: string): string[] =>
    words.flatMap((word, at) => (word === option ? [words[at + 1] ?? ''] : []));
  return {
    kind: 'http.request',
    method: 'POST',
    target: (words[1] ?? '').replace(issuer, ''),
    headers: after('--header').map((line): [string, string] => {
      const [name = '', value = ''] = line.split(': ');
      return [name, value];
    }),
    body: Buffer.from(after('--data')[0] ?? '').toString('base64'),
  };
}

describe('the door that a product’s servers have to our devices', () => {
  it('is there where the product says by which ways, and nowhere else', () => {
    const ways = products.map(({ name, deviceDoors = [] }) => [name, deviceDoors]);
    expect(Object.fromEntries(ways.filter(([, list]) => list?.length !== 0))).toEqual({
      authlete: ['sync', 'async', 'poll'],
      keycloak: ['keycloak'],
    });
    expect(outsideDoor(castSetup({ profile: 'okta' }))).toBeUndefined();
  });

  it.each([
    ['keycloak', 201],
    ['authlete', undefined],
  ] as const)('of %s is shown with a request that asks the first person', (profile, status) => {
    const provider = { device_door: true, device_door_callback: callback };
    const setup = castSetup({ profile, provider });
    const door = outsideDoor(setup);
    expect(door).toMatchObject({ isOpen: true, callback });
    const simulation = createSimulation({ setup });
    const exchange = simulation.request(requestOf(door?.example ?? '', setup.issuer));
    simulation.popUntil(() => simulation.ofKind('prompt.arrived').length > 0);
    // A synchronous request has no answer before there is a decision.
    expect(simulation.answerTo(exchange)?.status).toBe(status);
    expect(simulation.ofKind('request.opened')).toMatchObject([
      { sub: setup.users[0]?.sub, bindingMessage: 'Pay 5' },
    ]);
  });

  it('is shown shut, and with nobody to call back, where nothing else was said', () => {
    const door = outsideDoor(castSetup({ profile: 'authlete' }));
    expect(door).toMatchObject({ isOpen: false, callback: '' });
    expect(door?.addresses.filter((one) => one.needsCallback).map(({ way }) => way)).toEqual([
      'async',
    ]);
  });
});

describe('a result that a server elsewhere hears', () => {
  it.each([
    [{ status: 'SUCCEED' }, 'result: SUCCEED'],
    [{ request_id: 'a', result: 'deny' }, 'result: deny'],
    [{ auth_req_id: 'a' }, 'ping'],
    [{ auth_req_id: 'a', status: 'SUCCEED' }, 'ping'],
    [{ status: 7 }, 'ping'],
  ])('of %o is called «%s»', (said, title) => {
    const body = Buffer.from(JSON.stringify(said)).toString('base64');
    const wire = { kind: 'http.request', method: 'POST', target: '/', headers: [], body } as const;
    expect(describeBetween({ from: 'provider', to: 'outside-client', wire }).title).toBe(title);
  });
});
