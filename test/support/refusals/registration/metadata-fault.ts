/** A fault in a client’s metadata: which member is changed, and which rule says no. */
import type { ErrorCode } from '#shared/protocol/rules/error-codes.ts';
import type { Members } from '../../core/registration-request.ts';
import type { SimulationOptions } from '../../core/simulation.ts';

export interface MetadataFault {
  readonly title: string;
  readonly rule: string;
  readonly clause?: string;
  readonly error?: ErrorCode;
  readonly members: Members;
  readonly options?: SimulationOptions;
}
