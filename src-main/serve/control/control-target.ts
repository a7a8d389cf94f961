/** What the control listener controls: the service behind it, as far as it is shown to the outside. */
import type { Entry } from '#shared/trace/entry.ts';
import type {
  ControlRequest,
  DecisionBody,
  RequestState,
  RotatedKeys,
  RunList,
} from './control-messages.ts';

/** What became of a decision. */
export type Decided =
  | { readonly kind: 'done'; readonly state: RequestState }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'settled'; readonly state: RequestState }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Whole steps that may be about a request, and where to read on, if anywhere. */
export interface AboutEntries {
  readonly entries: readonly Entry[];
  readonly next: number | undefined;
}

export interface ControlTarget {
  readonly requests: () => readonly ControlRequest[];
  readonly decide: (authReqId: string, decision: DecisionBody) => Promise<Decided>;
  /** New signing keys, or the sentence that says why there are none. */
  readonly rotateKeys: () => Promise<RotatedKeys['keys'] | string>;
  readonly runs: () => RunList['runs'];
  /** The run in service. */
  readonly current: () => string;
  /** The number of the entry that comes next; every run's entries stand below it. */
  readonly end: () => number;
  /** Reads a run that is still there; undefined when it is not. */
  readonly read: (run: string, from: number, limit: number) => readonly Entry[] | undefined;
  /** Reads what of a run may be about that request, from that number on, and says where to go on. */
  readonly readAbout: (run: string, authReqId: string, from: number) => AboutEntries | undefined;
}
