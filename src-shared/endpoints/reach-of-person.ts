/** By which ways a person can be reached, where the life of a request decides which one is taken. */
import type { Draft } from '../kernel/draft.ts';
import { channelOf } from '../kernel/parties/device-records.ts';
import { profiles } from '../profiles/profile-list.ts';
import {
  type BackchannelCall,
  lifetimeOf,
} from '../protocol/rules/backchannel/backchannel-call.ts';
import { channelChosen, type Reach } from '../protocol/rules/backchannel/reach.ts';
import type { User } from '../protocol/setup/user.ts';
import type { Party } from '../trace/party.ts';
import { lettersOf } from './notices-of-person.ts';

/** The ways there are; undefined where every device has its own. */
export function reachOf(
  draft: Draft,
  call: Pick<BackchannelCall, 'parameters' | 'settings'>,
  user: User | undefined,
): Reach | undefined {
  const { push_expires_in_max: longest = 0 } = call.settings;
  if (longest === 0) return undefined;
  const devices = (user?.devices ?? []).map((name) => `authentication-device/${name}` as const);
  return {
    isShort: lifetimeOf(call) <= longest,
    push: arePushesSetUp(draft) && devices.some((device) => isPushed(draft, device)),
    email: user?.email !== undefined && user.claims?.['email_verified'] !== false,
  };
}

/** Who is asked, and how each of them is prompted; whoever hears from the client is not prompted. */
export function askedDevices(draft: Draft, call: BackchannelCall, user: User): Asked {
  const devices = user.devices.map((name) => `authentication-device/${name}` as const);
  const { notices } = call;
  if (notices !== undefined) return { devices, prompts: lettersOf(draft, notices, devices) };
  const chosen = devicesOfWay(draft, call, devices);
  const prompts = chosen.devices.map((device) => ({ device, by: chosen.by }));
  return { devices: chosen.devices, prompts };
}

interface Asked {
  readonly devices: readonly Party[];
  readonly prompts: readonly {
    readonly device: Party;
    readonly by: 'push' | 'email' | 'sms' | undefined;
  }[];
}

/** By the way that was chosen: for an e-mail one mailbox, for a push every phone. */
function devicesOfWay(draft: Draft, call: BackchannelCall, devices: readonly Party[]) {
  const by = channelChosen(call);
  if (by === undefined || by === 'none') return { devices, by: undefined };
  if (by === 'push') return { devices: devices.filter((device) => isPushed(draft, device)), by };
  const mailbox = devices.find((device) => channelOf(draft.setup, device) === 'email');
  return { devices: mailbox === undefined ? devices.slice(0, 1) : [mailbox], by };
}

function isPushed({ setup }: Draft, device: Party): boolean {
  return channelOf(setup, device) === 'push';
}

/** The steps of the console without which no push goes out. */
function arePushesSetUp({ setup }: Draft): boolean {
  const steps = profiles[setup.profile].console ?? [];
  return steps.every(
    ({ name, off }) =>
      off.when !== 'only a push can ask' || setup.provider.console?.[name] !== false,
  );
}
