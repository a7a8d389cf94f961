/**
 * From a refusal back to the product's console: the step that the rule asks for, or the channels. It
 * reads the product's data and the settings of that moment, and asks nothing again.
 */
import type { ConsoleStep } from '../../profiles/console-step.ts';
import type { Profile } from '../../profiles/profile.ts';
import { profiles } from '../../profiles/profile-list.ts';
import type { ProviderSettings } from '../../protocol/setup/provider-settings.ts';
import { profileNames } from '../../protocol/setup/run-setup.ts';
import type { EntryOf } from '../../trace/entry.ts';

export type ConsolePointer =
  | { readonly kind: 'channels'; readonly product: Profile }
  | {
      readonly kind: 'step';
      readonly product: Profile;
      readonly step: ConsoleStep;
      /** False: the step is done, and the client says otherwise of itself. */
      readonly isOff: boolean;
    };

type Judged = Pick<EntryOf<'rules.judged'>, 'profile' | 'table' | 'refusal'>;

/** Rules that no single step has; what leads to the person then is a step that only some requests need. */
const reachRules: Readonly<Record<string, readonly ConsoleStep['off']['when'][]>> = {
  'a way to the person is open': ['only a push can ask'],
  'a notification channel leads to the person': [
    'only an e-mail can tell',
    'only a text message can tell',
  ],
};

const channelRule = 'notification_channel is an enabled one';

/** Where in the console that refusal is mended; undefined where it is nothing of the console's. */
export function consolePointer(
  { profile, table, refusal }: Judged,
  settings: Pick<ProviderSettings, 'console'>,
): ConsolePointer | undefined {
  const name = profileNames.find((one) => one === profile);
  if (name === undefined || refusal === undefined) return undefined;
  const product = profiles[name];
  if (refusal.rule === channelRule) return { kind: 'channels', product };
  const steps = (product.console ?? []).filter(({ off }) => off.table === table);
  const isOff = (step: ConsoleStep): boolean => settings.console?.[step.name] === false;
  const own = steps.find(({ off }) => off.rule === refusal.rule);
  if (own !== undefined) return { kind: 'step', product, step: own, isOff: isOff(own) };
  const whens = reachRules[refusal.rule] ?? [];
  const step = steps.find((one) => whens.includes(one.off.when) && isOff(one));
  return step === undefined ? undefined : { kind: 'step', product, step, isOff: true };
}
