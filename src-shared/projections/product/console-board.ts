/**
 * The console of a run's product as a screen shows it: its steps in their parts, what is done, what
 * is refused while a step is off, and the changes of the set-up that switch something on or off.
 */
import type { ConsoleStep } from '../../profiles/console-step.ts';
import type { Profile } from '../../profiles/profile.ts';
import { profiles } from '../../profiles/profile-list.ts';
import { errorCodes } from '../../protocol/rules/error-codes.ts';
import { type NoticeChannel, noticeChannels } from '../../protocol/setup/notice-channel.ts';
import { profileNames, type RunSetup } from '../../protocol/setup/run-setup.ts';
import type { SetupChange } from '../../protocol/setup/setup-change.ts';

export interface BoardStep {
  /** From one, through all parts. */
  readonly number: number;
  readonly step: ConsoleStep;
  readonly isDone: boolean;
  /** What is answered while it is off. */
  readonly status: number;
}

export interface BoardPart {
  readonly title: string;
  readonly steps: readonly BoardStep[];
}

export interface BoardChannel {
  readonly name: NoticeChannel;
  readonly isOn: boolean;
}

export interface ConsoleBoard {
  readonly product: Profile;
  readonly parts: readonly BoardPart[];
  readonly steps: readonly BoardStep[];
  readonly done: number;
  /** Empty where the product has no such channels. */
  readonly channels: readonly BoardChannel[];
}

type Settled = Pick<RunSetup, 'profile' | 'provider'>;

/** The profiles that have a console. */
export const products: readonly Profile[] = profileNames
  .map((name) => profiles[name])
  .filter((one) => one.console !== undefined);

/** The console of that set-up's product; undefined where its profile has none. */
export function consoleBoard({ profile, provider }: Settled): ConsoleBoard | undefined {
  const product = profiles[profile];
  if (product.console === undefined) return undefined;
  const steps = product.console.map((step, place) => ({
    number: place + 1,
    step,
    isDone: provider.console?.[step.name] !== false,
    status: statusOf(step),
  }));
  const titles = [...new Set(steps.map(({ step }) => step.part))];
  const enabled = provider.channels ?? [];
  return {
    product,
    parts: titles.map((title) => ({
      title,
      steps: steps.filter(({ step }) => step.part === title),
    })),
    steps,
    done: steps.filter(({ isDone }) => isDone).length,
    channels:
      product.settings.channels === undefined
        ? []
        : noticeChannels.map((name) => ({ name, isOn: enabled.includes(name) })),
  };
}

function statusOf({ off: { error, status } }: ConsoleStep): number {
  const usual: Readonly<Record<string, { readonly status: number }>> = errorCodes;
  return status ?? usual[error]?.status ?? 400;
}

/** The change that switches that step; the other steps stay as they are. */
export function stepSwitched(
  { provider }: Settled,
  step: string,
  isDone: boolean,
): Pick<SetupChange, 'provider'> {
  return { provider: { console: { ...provider.console, [step]: isDone } } };
}

/** The change that switches every step of that product. */
export function allSwitched(
  product: Profile,
  isDone: boolean,
): Required<Pick<SetupChange, 'provider'>> {
  const steps = (product.console ?? []).map(({ name }) => [name, isDone] as const);
  return { provider: { console: Object.fromEntries(steps) } };
}

/** The change that switches that channel; they keep the order of the product. */
export function channelSwitched(
  { provider }: Settled,
  channel: NoticeChannel,
  isOn: boolean,
): Pick<SetupChange, 'provider'> {
  const enabled = new Set(provider.channels ?? []);
  if (isOn) enabled.add(channel);
  else enabled.delete(channel);
  return { provider: { channels: noticeChannels.filter((one) => enabled.has(one)) } };
}
