/** How an open run reaches outside addresses, as the rest of the shell sees it. */
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { CallOutcome } from '#shared/trace/input-entry.ts';
import type { Fetcher } from '../fact-finder.ts';

export type OutsideCall = (
  origin: string,
  request: HttpRequest,
  settings: ProviderSettings,
  /** The issuer, where a provider is called: every byte of its answer counts. */
  provider?: string,
) => Promise<CallOutcome>;

/** For runs that call nobody outside. */
export const refuseCall: OutsideCall = async () => ({
  kind: 'refused',
  reason: 'This run calls nobody outside.',
});

export const refuseFetch: Fetcher = async () => ({
  body: null,
  fault: 'This run fetches nothing.',
});
