/** What a generated test knows of a recorded run: who asked what when, and what was answered. */

/** What an answer's value has to look like; a text in quotes has to be that very text. */
export type Shape =
  | 'text'
  | 'number'
  | 'boolean'
  | 'null'
  | 'anything'
  | { readonly is: string }
  | { readonly jwt: { readonly [claim: string]: Shape } }
  | { readonly list: Shape }
  | { readonly members: { readonly [name: string]: Shape } };

/** How the caller says who it is. */
export type Proof =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic' | 'form' | 'assertion'; readonly client: string };

export interface RecordedCall {
  readonly id: string;
  /** In the run's time, in ms. */
  readonly at: number;
  readonly title: string;
  readonly method: string;
  /** The endpoint's name in the provider's metadata; absent for an address that has none there. */
  readonly endpoint?: string;
  /** What stands behind the endpoint, or the whole target where there is none. */
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly proof: Proof;
  readonly form?: readonly (readonly [string, string])[];
  readonly text?: string;
}

export interface RecordedAnswer {
  readonly id: string;
  readonly at: number;
  readonly title: string;
  readonly status: number;
  readonly type: string;
  readonly shape: Shape;
  /** Members whose values are used later, with the names by which the record knows them. */
  readonly keeps: { readonly [member: string]: string };
}

export interface RecordedDecision {
  readonly at: number;
  readonly authReqId: string;
  readonly decision: string;
}

export type ReplayStep =
  | ({ readonly kind: 'call' } & RecordedCall)
  | ({ readonly kind: 'answer' } & RecordedAnswer)
  | ({ readonly kind: 'decision' } & RecordedDecision);
