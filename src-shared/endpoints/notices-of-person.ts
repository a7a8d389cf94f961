/** By which of the enabled channels a person can be told, and the letters that go out for it. */
import type { Draft } from '../kernel/draft.ts';
import { channelOf } from '../kernel/parties/device-records.ts';
import { profiles } from '../profiles/profile-list.ts';
import type { BackchannelCall } from '../protocol/rules/backchannel/backchannel-call.ts';
import type { ConditionName } from '../protocol/rules/backchannel/conditions.ts';
import { channelsTaken, type Notices } from '../protocol/rules/backchannel/notices.ts';
import type { NoticeChannel } from '../protocol/setup/notice-channel.ts';
import type { User } from '../protocol/setup/user.ts';
import type { Party } from '../trace/party.ts';

/** The channels of that request; undefined where every device has its own way. */
export function noticesOf(
  draft: Draft,
  { parameters, settings }: Pick<BackchannelCall, 'parameters' | 'settings'>,
  user: User | undefined,
): Notices | undefined {
  const { channels = [] } = settings;
  if (channels.length === 0) return undefined;
  const taken = channelsTaken(channels, parameters.get('notification_channel'));
  const open = taken.filter((channel) => isSetUp(draft, channel) && hasAddress(channel, user));
  return { taken, open };
}

const stepsOf: Readonly<Partial<Record<NoticeChannel, ConditionName>>> = {
  email: 'only an e-mail can tell',
  sms: 'only a text message can tell',
};

/** The steps of the console that this channel needs. */
function isSetUp({ setup }: Draft, channel: NoticeChannel): boolean {
  const when = stepsOf[channel];
  const steps = profiles[setup.profile].console ?? [];
  return steps.every(
    ({ name, off }) =>
      when === undefined || off.when !== when || setup.provider.console?.[name] !== false,
  );
}

function hasAddress(channel: NoticeChannel, user: User | undefined): boolean {
  if (channel === 'email')
    return user?.email !== undefined && user.claims?.['email_verified'] !== false;
  return channel === 'external' || user?.phone_number !== undefined;
}

/** To which device a letter of each open channel goes: the one made for it, or else the first. */
export function lettersOf({ setup }: Draft, { open }: Notices, devices: readonly Party[]) {
  return open.flatMap((by) => {
    if (by === 'external') return [];
    const own = devices.find((device) => channelOf(setup, device) === by) ?? devices[0];
    return own === undefined ? [] : [{ device: own, by }];
  });
}
