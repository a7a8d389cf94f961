/** A fault of a backchannel authentication request, and the case that it makes. */
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import { castSetup } from '../clients/cast.ts';
import { authenticationRequest, type Outside } from '../core/outside-request.ts';
import type { RefusalCase } from './refusal-case.ts';

export type Changes = Readonly<Record<string, string | null>>;
export type Verdict = Pick<RefusalCase, 'rule' | 'clause' | 'error'>;

export interface BackchannelFault extends Verdict, Partial<Pick<RefusalCase, 'options' | 'act'>> {
  readonly title: string;
  readonly status?: number;
  readonly changes?: Changes;
  readonly outside?: Outside;
  /** What the provider is set to, beside the usual. */
  readonly provider?: Partial<ProviderSettings>;
}

/** The cases of these faults, each in a run with the whole cast. */
export function backchannelCases(faults: readonly BackchannelFault[]): readonly RefusalCase[] {
  return faults.map(({ changes = {}, outside = {}, provider = {}, status, ...fault }) => ({
    options: { setup: castSetup({ provider }) },
    act: (simulation) => simulation.ask(authenticationRequest(changes, outside)),
    ...fault,
    table: 'backchannel-authentication',
    status: status ?? (fault.error === 'invalid_client' ? 401 : 400),
  }));
}
