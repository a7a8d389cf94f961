/** The ways of the door to the devices in words: what each is called, and what it answers. */
import type { DoorAddress } from '#shared/projections/product/outside-door.ts';
import type { DeviceDoorWay } from '#shared/protocol/device-door.ts';

interface Words {
  readonly name: string;
  readonly sentence: string;
}

export const doorWords: Readonly<Record<DeviceDoorWay, Words>> = {
  sync: { name: 'Synchronous', sentence: 'Answered when the person has decided.' },
  async: {
    name: 'Asynchronous',
    sentence: 'Answered at once with a name; the result is called back.',
  },
  poll: {
    name: 'Asked again',
    sentence: 'Answered at once with a name; ask /api/authenticate/result what became of it.',
  },
  keycloak: {
    name: 'Its channel',
    sentence:
      'The http-authentication-channel-uri of ciba-http-auth-channel. Answered with 201; what the person decides is called back.',
  },
};

/** Whom the door believes, and with what it calls back. */
export function tokenWords(addresses: readonly DoorAddress[]): string {
  return addresses.some(({ way }) => way === 'keycloak')
    ? 'The door asks for none. The bearer token of each request goes back with its result, and lasts as long as the request.'
    : 'The door asks for none, and a result is called back without one.';
}
