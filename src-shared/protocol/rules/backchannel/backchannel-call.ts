/**
 * A backchannel authentication request as its rules see it: the client call, the parameters from
 * wherever they count (the form, or the signed request), and what each hint leads to.
 */
import { parseJson } from '../../encoding/wire.ts';
import type { Verification } from '../../fact.ts';
import type { User } from '../../setup/user.ts';
import type { Json, JsonObject } from '../../token-recipe.ts';
import type { PossessionCall } from '../token/token-call.ts';
import type { Notices } from './notices.ts';
import type { Reach } from './reach.ts';

/** What the one hint leads to. */
export type HintFinding = 'absent' | 'malformed' | 'invalid' | 'expired' | 'unknown' | 'known';

export interface Limits {
  readonly pendingOfUser: number;
  readonly requestsThisMinute: number;
  readonly minuteEndsInSeconds: number;
  readonly codeFailures: number;
  readonly lockedForSeconds: number;
  readonly channelUp: boolean;
  /** How often this person was asked in the minute that runs now; absent where nobody counts. */
  readonly asksOfUserThisMinute?: number;
  readonly userMinuteEndsInSeconds?: number;
}

export interface BackchannelCall extends PossessionCall {
  /** The signed request, when there is one, and what is known of it. */
  readonly request: { readonly jwt: string; readonly fact: Verification | undefined } | undefined;
  readonly requestWasUsed: boolean;
  /** The parameters that count: the claims of a signed request, or else the form. */
  readonly parameters: ReadonlyMap<string, Json>;
  readonly hint: HintFinding;
  readonly user: User | undefined;
  readonly limits: Limits;
  /** Only where the life of a request decides the way to the person. */
  readonly reach?: Reach | undefined;
  /** Only where the settings name channels. */
  readonly notices?: Notices | undefined;
}

export const hintNames = ['login_hint', 'login_hint_token', 'id_token_hint'] as const;

/** The hints that the request carries. */
export function hintsOf({ parameters }: BackchannelCall): readonly (typeof hintNames)[number][] {
  return hintNames.filter((name) => parameters.has(name));
}

/** A parameter as text; undefined when it is absent or no text. */
export function textOf({ parameters }: BackchannelCall, name: string): string | undefined {
  const value = parameters.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** How long the request will live, in seconds; capped, and no number where it asks for nonsense. */
export function lifetimeOf({
  parameters,
  settings,
}: Pick<BackchannelCall, 'parameters' | 'settings'>): number {
  const requested = parameters.get('requested_expiry') ?? settings.default_expires_in;
  return Math.min(Number(requested), settings.max_expires_in);
}

/** The words of the scope. */
export function scopeWords(call: BackchannelCall): readonly string[] {
  return (textOf(call, 'scope') ?? '').split(' ');
}

/** A JSON parameter: written as text in a form, and as itself in a signed request. */
export function jsonOf(call: BackchannelCall, name: string): Json | undefined {
  const value = call.parameters.get(name);
  if (call.request !== undefined) return typeof value === 'string' ? undefined : value;
  return typeof value === 'string' ? (parseJson(value) as Json | undefined) : undefined;
}

/** A JSON parameter that must be an object. */
export function objectOf(call: BackchannelCall, name: string): JsonObject | undefined {
  const value = jsonOf(call, name);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}
