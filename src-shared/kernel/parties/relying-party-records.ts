/** What relying parties keep of their sign-ins: those under way, and the last that ended. Plain data. */
import type { RelyingPartyContext } from '../../machines/relying-party-machine.ts';
import type { MachineState } from '../../machines/run-machine.ts';
import type { JsonObject } from '../../protocol/token-recipe.ts';
import type { Party } from '../../trace/party.ts';

/** What a request to the provider is for. */
export type CallPurpose = 'discovery' | 'authentication' | 'token' | 'keys';

/** Tokens as they came; worth nothing until the ID token has passed every check. */
export interface TokenSet {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string | undefined;
  readonly isPushed: boolean;
}

/** One sign-in as a relying party keeps it while it lasts. */
export interface SignIn {
  readonly id: string;
  readonly party: Party;
  readonly clientId: string;
  /** Set where it is not the person of the hint who pressed. */
  readonly begunBy?: 'attacker' | undefined;
  /** What it asks for, by the names on the wire. */
  readonly parameters: JsonObject;
  /** Held only until it has been sent (CIBA Core §7.1.2: the client does not store it). */
  readonly userCode: string | null;
  /** The bearer token for the provider’s notification; made anew for every request. */
  readonly notificationToken: string | null;
  /** A notification that overtook the acknowledgement. */
  readonly early: JsonObject | null;
  readonly tokens: TokenSet | null;
  /** The nonce that the provider last gave for DPoP proofs. */
  readonly dpopNonce: string | null;
  readonly machine: MachineState<RelyingPartyContext>;
}

/** Who calls: a sign-in, which may be over by the time that the call is made. */
export type Caller = Pick<SignIn, 'id' | 'party' | 'clientId'>;

/** What is left of a sign-in that is over: enough to know a notification that comes again. */
export interface EndedSignIn {
  readonly party: Party;
  readonly authReqId: string | null;
  readonly notificationToken: string | null;
  /** The tokens of a sign-in that went well. */
  readonly tokens: TokenSet | null;
}

/** A request to the provider, complete but for its signatures. */
export interface PlannedCall {
  readonly purpose: CallPurpose;
  readonly address: string;
  /** The form to post; a document is fetched without one. */
  readonly form: readonly (readonly [string, string])[] | null;
  readonly headers: readonly (readonly [string, string])[];
  /** Which signed result becomes which form parameter, or the DPoP header. */
  readonly slots: Readonly<Record<string, number>>;
}
