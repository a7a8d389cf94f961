/**
 * What the listener's thread and the main one say to each other. Whatever came or was answered in
 * one turn of a loop goes over as one message, and what it says of many calls stands in flat lists:
 * a message costs more than what is in it, and an object more than its texts.
 */
import type { PeerCertificate } from '#shared/protocol/encoding/wire.ts';
import type { TlsSettings } from '../tls/tls-door.ts';
import type { ConnectionLimits } from './connection-limits.ts';

/** What the thread is told at its start. */
export interface ListenerSettings {
  readonly port: number;
  readonly host: string;
  /** Without it plain HTTP is spoken. */
  readonly tls: TlsSettings | undefined;
  readonly mostWaiting: number;
  readonly limits: ConnectionLimits;
  /** There is a world already that takes requests. */
  readonly isServing: boolean;
}

/** Requests; `packed-requests.ts` says how they lie in it. */
export interface PackedRequests {
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  /** One for each request behind TLS; none at all behind plain HTTP. */
  readonly certificates: readonly (PeerCertificate | undefined)[];
}

/** Answers; `packed-answers.ts` says how they lie in it. */
export interface PackedAnswers {
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
}

/** What clients did in one turn. */
export interface Traffic {
  readonly kind: 'traffic';
  readonly requests: PackedRequests;
  /** The calls whose clients went before they were answered. */
  readonly hungUp: readonly number[];
  /** Packets that were no HTTP, base64. */
  readonly unparsed: readonly string[];
}

export type FromListener =
  | { readonly kind: 'listening'; readonly origin: string }
  | { readonly kind: 'failed'; readonly sentence: string }
  | Traffic;

/** How a connection ends that gets no answer. */
export type DropHow = 'close' | 'reset';

export type ToListener =
  | { readonly kind: 'serve' }
  | { readonly kind: 'answers'; readonly answers: PackedAnswers }
  | { readonly kind: 'drop'; readonly call: number; readonly how: DropHow }
  | { readonly kind: 'drain'; readonly patienceMs: number }
  | { readonly kind: 'close' };
