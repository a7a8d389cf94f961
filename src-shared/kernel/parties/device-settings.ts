/** The settings of a device, changed by whoever holds it; judged before. */
import type { DeviceSet } from '../../intents/device-intents.ts';
import { withDelivery } from '../../protocol/setup/delivery-fault.ts';
import { mapSet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { setRules, switchDevice } from '../network/by-hand.ts';
import { type Phone, phoneOf } from './device-records.ts';

/** From now on the device is set like this. */
export function setDevice(draft: Draft, intent: DeviceSet): void {
  const { device, online, delivery } = intent;
  draft.phones = mapSet(draft.phones, device, phoneAfter(phoneOf(draft, device), intent));
  if (delivery !== undefined) {
    const rules = draft.network?.rules.map(({ rule }) => rule) ?? [];
    setRules(draft, withDelivery(rules, device, delivery));
  }
  if (online !== undefined) switchDevice(draft, `authentication-device/${device}`, online);
}

/** What is not named stays as it was. */
function phoneAfter(phone: Phone, intent: DeviceSet): Phone {
  const stepUp = intent.stepUp ?? phone.stepUp;
  return {
    notifies: intent.notifies ?? phone.notifies,
    transacts: intent.transacts ?? phone.transacts,
    authenticators: intent.authenticators ?? phone.authenticators,
    wrongPins: intent.pinUnlocked === true ? 0 : phone.wrongPins,
    ...(stepUp === undefined ? {} : { stepUp }),
  };
}
