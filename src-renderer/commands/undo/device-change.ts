/** What somebody changed in the settings of a device: in words, and the way back. */
import type { DeviceSet } from '#shared/intents/device-intents.ts';
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import type { Party } from '#shared/trace/party.ts';
import type { SettingChange } from './setting-change.ts';

type Change = Omit<DeviceSet, 'kind' | 'run' | 'device'>;

/** Undefined where it has no way back: a PIN that was unlocked is not locked again. */
export function ofDevice(
  { kind, run, device, pinUnlocked, ...asked }: DeviceSet,
  phone: PhoneBoard,
  titleOf: (party: Party) => string,
): Omit<SettingChange, 'forth'> | undefined {
  if (Object.keys(asked).length === 0) return undefined;
  const { online, notifies, transacts, authenticators, delivery, stepUp } = phone;
  const former: Change = {
    ...(asked.online === undefined ? {} : { online }),
    ...(asked.notifies === undefined ? {} : { notifies }),
    ...(asked.transacts === undefined ? {} : { transacts }),
    ...(asked.authenticators === undefined ? {} : { authenticators }),
    ...(asked.delivery === undefined ? {} : { delivery }),
    ...(asked.stepUp === undefined ? {} : { stepUp }),
  };
  const words = wordsOf(asked, titleOf(`authentication-device/${device}`));
  return { words, back: { kind, run, device, ...former } };
}

function wordsOf(asked: Change, title: string): string {
  if (Object.keys(asked).length > 1) return `the settings of ${title} were changed`;
  const { online, notifies, transacts, delivery, stepUp } = asked;
  if (online !== undefined) return `${title} was ${online ? 'brought online' : 'taken offline'}`;
  if (notifies !== undefined) return `notifications of ${title} were switched ${onOrOff(notifies)}`;
  if (transacts !== undefined)
    return `CIBA transactions on ${title} were switched ${onOrOff(transacts)}`;
  if (stepUp !== undefined) return `what ${title} does where more is asked was changed`;
  return delivery === undefined
    ? `by what ${title} knows its person was changed`
    : `how prompts reach ${title} was changed`;
}

function onOrOff(on: boolean): string {
  return on ? 'on' : 'off';
}
