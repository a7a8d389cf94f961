/**
 * How a server elsewhere reaches the devices of a run that listens: the addresses of the door, what
 * each answers, and a request to try it with. By the data of the run's product; most have no such door.
 */
import { profiles } from '../../profiles/profile-list.ts';
import { type DeviceDoorWay, deviceDoorPaths } from '../../protocol/device-door.ts';
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import { quoted } from '../curl/shell-quoting.ts';

export interface DoorAddress {
  readonly way: DeviceDoorWay;
  readonly address: string;
  /** It is of no use until somebody said where to call back. */
  readonly needsCallback: boolean;
}

export interface OutsideDoor {
  readonly isOpen: boolean;
  /** Where results are sent; empty: nowhere. */
  readonly callback: string;
  readonly addresses: readonly DoorAddress[];
  /** A first request about a first person, as a command for a shell. */
  readonly example: string;
}

type Settled = Pick<RunSetup, 'profile' | 'provider' | 'issuer' | 'users'>;

/** The door of that set-up's product; undefined where its servers ask no devices of others. */
export function outsideDoor({
  profile,
  provider,
  issuer,
  users,
}: Settled): OutsideDoor | undefined {
  const ways = profiles[profile].deviceDoors ?? [];
  const [first] = ways;
  if (first === undefined) return undefined;
  const addressOf = (way: DeviceDoorWay): string => `${issuer}${deviceDoorPaths[way]}`;
  return {
    isOpen: provider.device_door === true,
    callback: provider.device_door_callback ?? '',
    addresses: ways.map((way) => ({
      way,
      address: addressOf(way),
      needsCallback: way === 'keycloak' || way === 'async',
    })),
    example: exampleOf(first, addressOf(first), users[0]?.username ?? 'somebody'),
  };
}

function exampleOf(way: DeviceDoorWay, address: string, person: string): string {
  const json = 'content-type: application/json';
  const headers =
    way === 'keycloak' ? ['authorization: Bearer any-token-for-the-callback', json] : [json];
  const body =
    way === 'keycloak'
      ? { login_hint: person, scope: 'openid', binding_message: 'Pay 5', is_consent_required: true }
      : { workspace: 'A server of yours', user: person, message: 'Pay 5', timeout: 60 };
  return [
    `curl --include ${quoted(address)}`,
    ...headers.map((header) => `--header ${quoted(header)}`),
    `--data ${quoted(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}
