/**
 * What the stand-alone page of a run knows: every step with all that is to be said of it, ready to
 * be shown as text. What recurs stands once and is pointed at by its number.
 */
import type { PartyRole } from '../../../trace/party.ts';
import type { Tone } from '../../message-names.ts';

/** What there is to know of a parameter, a member or a claim. */
export interface PlayerCard {
  /** Pairs of what is told and the words. */
  readonly lines: readonly (readonly [string, string])[];
}

export interface PlayerPart {
  readonly name: string;
  readonly value: string;
  /** The number of its card. */
  readonly card?: number;
}

export interface PlayerRule {
  readonly name: string;
  readonly clause: string;
  readonly teaching: string;
}

export interface PlayerJudgement {
  readonly profile: string;
  /** The numbers of the rules, in the order in which they were met. */
  readonly passed: readonly number[];
  readonly refused?: { readonly rule: number; readonly error: string; readonly words: string };
  readonly unreached: readonly number[];
}

export interface PlayerToken {
  readonly title: string;
  readonly place: string;
  readonly header: readonly PlayerPart[];
  /** Absent where it is encrypted. */
  readonly claims?: readonly PlayerPart[];
}

export interface PlayerMessage {
  readonly words: string;
  /** Its first line as on the wire. */
  readonly start: string;
  readonly headers: readonly PlayerPart[];
  readonly query: readonly PlayerPart[];
  readonly form: readonly PlayerPart[];
  /** What is in it where it is no form, over as many lines as it takes. */
  readonly text: string;
  /** All of it in base64. */
  readonly bytes: string;
  readonly judgement?: number;
  readonly tokens: readonly PlayerToken[];
}

export interface PlayerStep {
  /** The number of its entry: the arrow in the figure has the same. */
  readonly seq: number;
  readonly time: string;
  readonly from: string;
  readonly to: string;
  readonly role: PartyRole;
  readonly title: string;
  readonly detail: string;
  readonly tone: Tone;
  /** What it changed, and what the network did to it. */
  readonly changes: readonly string[];
  readonly message?: PlayerMessage;
}

export interface PlayerMark {
  /** The number of the step at which it stands, from 0. */
  readonly step?: number;
  readonly title: string;
  readonly text: string;
}

export interface PlayerData {
  readonly notes: string;
  readonly marks: readonly PlayerMark[];
  readonly cards: readonly PlayerCard[];
  readonly rules: readonly PlayerRule[];
  readonly judgements: readonly PlayerJudgement[];
  readonly steps: readonly PlayerStep[];
}
