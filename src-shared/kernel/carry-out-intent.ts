/** What a person asked of a party, or a trainer of the provider, done in the world. */
import { decide } from '../endpoints/device-decision.ts';
import { isTimeIntent, type TimeIntent } from '../intents/clock-intents.ts';
import { isNetworkIntent, type NetworkIntent } from '../intents/network-intents.ts';
import type { PartyIntent } from '../intents.ts';
import { unreachable } from '../protocol/assert.ts';
import { changeSettings } from './change-settings.ts';
import { mapGet, mapSet } from './collections/persistent-map.ts';
import { type Draft, write } from './draft.ts';
import { carryOutNetworkIntent } from './network/by-hand.ts';
import { tapPrompt } from './parties/authentication-device.ts';
import { sendByHand } from './parties/calls/send-by-hand.ts';
import { setDevice } from './parties/device-settings.ts';
import { approveWith } from './parties/gestures.ts';
import { followLink, openAddress } from './parties/letters.ts';
import { changePerson } from './parties/person-change.ts';
import { beginSignIn, enterUserCode } from './parties/relying-party.ts';
import { carryOutTimeIntent } from './time/carry-out-time-intent.ts';

/** Carries out an intent that was judged before. */
export function carryOutIntent(draft: Draft, intent: PartyIntent): void {
  if (isNetworkIntent(intent)) carryOutNetworkIntent(draft, intent);
  else if (isTimeIntent(intent)) carryOutTimeIntent(draft, intent);
  else carryOutPartyIntent(draft, intent);
}

type Playing = Exclude<PartyIntent, NetworkIntent | TimeIntent>;

function carryOutPartyIntent(draft: Draft, intent: Playing): void {
  if ('device' in intent && intent.kind !== 'request.decided')
    return carryOutOnDevice(draft, intent);
  switch (intent.kind) {
    case 'sign-in.pressed':
      return beginSignIn(draft, intent);
    case 'user-code.entered':
      return enterUserCode(draft, intent);
    case 'request.sent':
      return sendByHand(draft, intent);
    case 'request.decided':
      return decideFor(draft, intent);
    case 'person.changed':
      return changePerson(draft, intent);
    default:
      return change(draft, intent);
  }
}

type Changing = Of<'account.switched' | 'channel.switched' | 'settings.changed'>;

/** Of the provider and what surrounds it, by a trainer. */
function change(draft: Draft, intent: Changing): void {
  switch (intent.kind) {
    case 'account.switched':
      return switchAccount(draft, intent);
    case 'channel.switched':
      draft.channelUp = intent.on;
      return;
    case 'settings.changed':
      return changeSettings(draft, intent);
    default:
      return unreachable(intent);
  }
}

type OnDevice = Extract<
  Playing,
  { prompt: string } | { kind: 'device.set' | 'link.followed' | 'address.opened' }
>;

function carryOutOnDevice(draft: Draft, intent: OnDevice): void {
  switch (intent.kind) {
    case 'device.set':
      return setDevice(draft, intent);
    case 'link.followed':
      return followLink(draft, intent);
    case 'address.opened':
      return openAddress(draft, intent);
    case 'prompt.approved':
      return approveWith(draft, intent);
    default:
      return tapPrompt(draft, intent);
  }
}

type Of<Kind extends PartyIntent['kind']> = Extract<PartyIntent, { kind: Kind }>;

/** A decision made for the person: as one of their devices, or beside all of them. */
function decideFor(draft: Draft, intent: Of<'request.decided'>): void {
  const { authReqId, decision, device, scope, acr } = intent;
  const devices = mapGet(draft.requests, authReqId)?.devices ?? [];
  const sentBy = device === undefined ? (devices[0] ?? '') : `authentication-device/${device}`;
  const exchange = `x${draft.nextSeq}`;
  decide(draft, { authReqId, decision, scope, acr, sentBy, device: 'workbench', exchange });
}

function switchAccount(draft: Draft, { subject, id, on }: Of<'account.switched'>): void {
  const user = subject === 'user' ? mapGet(draft.users, id) : undefined;
  if (user !== undefined) draft.users = mapSet(draft.users, id, { ...user, disabled: !on });
  const found = subject === 'client' ? mapGet(draft.clients, id) : undefined;
  if (found === undefined) return;
  const client = { ...found, disabled: !on };
  draft.clients = mapSet(draft.clients, id, client);
  const change = on ? 'switched-on' : 'switched-off';
  write(draft, { kind: 'client.registered', party: 'workbench', change, client });
}
