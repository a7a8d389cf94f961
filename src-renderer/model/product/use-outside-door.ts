/** What can be done at the door by which servers elsewhere ask the devices of a run. */
import type { Profile } from '#shared/profiles/profile.ts';
import { providerSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { SetupChange } from '#shared/protocol/setup/setup-change.ts';
import { outsideServerRun } from '../runs/new-runs.ts';
import { type Asking, useAsk } from '../use-ask.ts';
import { useListing } from '../use-trace.ts';

/** Where the run stands to the world outside. */
export type Reach =
  | { readonly kind: 'listening' }
  | { readonly kind: 'failed'; readonly sentence: string }
  /** It has a clock of its own, or was brought here from elsewhere. */
  | { readonly kind: 'apart' };

export interface DoorActs {
  readonly asking: Asking;
  readonly reach: Reach;
  /** Begins a run that listens, with its door open. */
  readonly listen: () => void;
  readonly setOpen: (isOpen: boolean) => void;
  /** Said of an address that cannot be called back; undefined where it can be kept. */
  readonly faultOf: (callback: string) => string | undefined;
  readonly setCallback: (callback: string) => void;
}

/** The deeds at that door. */
export function useOutsideDoor(run: string, product: Profile): DoorActs {
  const asking = useAsk();
  const reach = reachOf(useListing(run)?.listener);
  const set = (provider: NonNullable<SetupChange['provider']>): void =>
    void asking.ask({ kind: 'settings.changed', run, change: { provider } });
  return {
    asking,
    reach,
    listen: () => void asking.ask(outsideServerRun(product)),
    setOpen: (isOpen) => set({ device_door: isOpen }),
    faultOf,
    setCallback: (callback) => set({ device_door_callback: callback }),
  };
}

function reachOf(
  listener: { readonly issuer: string } | { readonly sentence: string } | undefined,
): Reach {
  if (listener === undefined) return { kind: 'apart' };
  return 'sentence' in listener
    ? { kind: 'failed', sentence: listener.sentence }
    : { kind: 'listening' };
}

function faultOf(callback: string): string | undefined {
  const isAddress = providerSettings.shape.device_door_callback.safeParse(callback).success;
  if (isAddress && /^(https?:|$)/.test(callback)) return undefined;
  return 'Write a whole address, such as http://127.0.0.1:8080/callback, or nothing.';
}
