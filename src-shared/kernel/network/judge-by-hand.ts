/**
 * Whether what a trainer wants of the network can be done as things are; if not, the sentence that
 * says why and what to do.
 */
import type { NetworkIntent, NetworkIntentOf } from '../../intents/network-intents.ts';
import { party as partySchema } from '../../trace/party.ts';
import { mapGet } from '../collections/persistent-map.ts';
import type { MessageInTransit, World } from '../world.ts';
import { withFields } from './edit.ts';
import { faultOfRule } from './fault-matching.ts';
import { jwtAt } from './jwt-place.ts';
import { faultOfEdit } from './resigning.ts';
import { isHeld } from './transit.ts';

/** The reason for refusing it, or undefined when it may go ahead. */
export function judgeNetworkIntent(world: World, intent: NetworkIntent): string | undefined {
  switch (intent.kind) {
    case 'faults.set':
      return intent.rules.map(faultOfRule).find((fault) => fault !== undefined);
    case 'device.switched':
      return judgeDevice(world, intent.device);
    case 'message.replayed':
      return judgeReplay(world, intent);
    default: {
      const transit = mapGet(world.inTransit, intent.message);
      return transit === undefined ? gone : judgeHandling(world, transit, intent);
    }
  }
}

const gone =
  'This message is not on its way any more: it has arrived, was lost, or was never sent. Replay it instead.';

type OnMessage = Exclude<
  NetworkIntent,
  { kind: 'faults.set' | 'device.switched' | 'message.replayed' }
>;

function judgeHandling(
  world: World,
  transit: MessageInTransit,
  intent: OnMessage,
): string | undefined {
  switch (intent.kind) {
    case 'message.released':
      if (isParked(world, transit.id))
        return 'Its device is offline; switch that on and it goes on.';
      return isHeld(world, transit.id) ? undefined : 'This message is not held; it is on its way.';
    case 'message.edited':
      return judgeEdit(world, transit, intent);
    case 'message.duplicated':
      return transit.way?.kind === 'answer'
        ? 'This answer goes to a real socket, which takes one answer only.'
        : undefined;
    case 'message.reordered':
      return judgeOrder(world, intent);
    default:
      return undefined;
  }
}

function judgeEdit(
  world: World,
  transit: MessageInTransit,
  { wire: fields, jwt }: NetworkIntentOf<'message.edited'>,
): string | undefined {
  if (transit.fate !== undefined)
    return 'A fault rule answers this message on its way; it reaches nobody.';
  if (fields === undefined && jwt === undefined)
    return 'Nothing is changed; name a field or a claim.';
  const wire = withFields(transit.wire, fields ?? {});
  return jwt === undefined ? undefined : faultOfEdit(world, transit.from, jwtAt(wire, jwt.at), jwt);
}

function judgeOrder(
  world: World,
  { message, before }: NetworkIntentOf<'message.reordered'>,
): string | undefined {
  if (message === before) return 'A message cannot come before itself; choose another one.';
  if (mapGet(world.inTransit, before) === undefined)
    return 'The other message is not on its way any more; choose one that is.';
  return isHeld(world, before)
    ? 'The other message is held and has no time of arrival; release it first.'
    : undefined;
}

function judgeDevice({ setup }: World, device: string): string | undefined {
  const isThere = setup.devices.some(({ name }) => name === device);
  return isThere ? undefined : `This run has no device «${device}».`;
}

function judgeReplay(
  { setup }: World,
  { from, to, wire }: NetworkIntentOf<'message.replayed'>,
): string | undefined {
  const roles = setup.relyingParties.map(({ name }) => `relying-party/${name}`);
  const devices = setup.devices.map(({ name }) => `authentication-device/${name}`);
  if (!partySchema.safeParse(from).success) return `There is no party «${from}».`;
  if (wire.kind === 'channel.note')
    return isBetween([from, to], devices)
      ? undefined
      : 'A note passes between the provider and a device of this run.';
  if (to !== 'provider' && !roles.includes(to))
    return 'This message went to a party outside, to whom nothing is sent again from here.';
  return undefined;
}

function isBetween([from, to]: readonly [string, string], devices: readonly string[]): boolean {
  return to === 'provider' ? devices.includes(from) : from === 'provider' && devices.includes(to);
}

function isParked({ network }: World, message: string): boolean {
  return network?.parked.includes(message) === true;
}
