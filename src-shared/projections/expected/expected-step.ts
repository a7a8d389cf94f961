/** One message that is expected: between whom, what it should be, and how often it may come. */
import type { ClauseId } from '../../protocol/rules/clauses.ts';
import type { EndpointName } from '../../trace/match/endpoint-name.ts';
import type { Party } from '../../trace/party.ts';

export interface ExpectedStep {
  /** A role, or one party of it. */
  readonly from: Party;
  readonly to: Party;
  /** As it is written or said. */
  readonly title: string;
  readonly wants: Wanted;
  /** A block that may come any number of times; steps of one block follow each other. */
  readonly loop?: number;
  /** It need not happen. */
  readonly isOptional?: boolean;
  /** It happens at a pace of its own, before or after what stands around it. */
  readonly isFree?: boolean;
  readonly clause?: ClauseId;
  /** Where it stands in a text that somebody wrote. */
  readonly line?: number;
  /** Answers that may come in its place, and what they mean. */
  readonly instead?: Readonly<Record<string, string>>;
}

/** What a message must be; what is left out does not matter. */
export interface Wanted {
  readonly half?: 'request' | 'response' | 'note';
  readonly method?: string;
  /** The end of a path, without what stands before it. */
  readonly path?: string;
  readonly endpoint?: EndpointName;
  readonly status?: number;
  readonly isSuccess?: true;
  readonly error?: string;
  /** Words that the message is told by: more than half of them are enough. */
  readonly words?: readonly string[];
}
