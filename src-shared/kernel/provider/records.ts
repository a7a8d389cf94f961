/**
 * What the provider keeps: authentication requests, notifications under way, refresh tokens and
 * what waits for a signature. Plain data, each thing stored once.
 */
import type { RequestSent } from '../../intents/request-intents.ts';
import type { AuthenticationRequestContext } from '../../machines/authentication-request-machine.ts';
import type { NotificationDeliveryContext } from '../../machines/notification-delivery-machine.ts';
import type { PollingContext } from '../../machines/polling-machine.ts';
import type { MachineState } from '../../machines/run-machine.ts';
import type { DoorWay } from '../../protocol/device-door.ts';
import type { HttpRequest, Wire } from '../../protocol/encoding/wire.ts';
import type { DeliveryMode } from '../../protocol/setup/provider-settings.ts';
import type { PublicKey } from '../../protocol/setup/public-key.ts';
import type { JsonObject, TokenRecipe } from '../../protocol/token-recipe.ts';
import type { Party } from '../../trace/party.ts';
import type { Caller, CallPurpose, PlannedCall } from '../parties/relying-party-records.ts';

/** What a token is bound to: a DPoP key, a client certificate, or nothing. */
export interface Binding {
  readonly dpop?: string;
  readonly certificate?: string;
}

/** What the person, or who decides for them, said. */
export interface Decision {
  readonly kind: 'approve' | 'deny' | 'fail';
  readonly device: string;
  readonly scope: string;
  readonly acr: string | null;
}

/** One authentication request as the provider keeps it. */
export interface AuthenticationRequest {
  readonly authReqId: string;
  readonly grant: string;
  readonly clientId: string;
  readonly sub: string;
  readonly devices: readonly Party[];
  readonly scope: string;
  readonly deliveryMode: DeliveryMode;
  readonly notificationToken: string | null;
  readonly bindingMessage: string | null;
  readonly acrValues: readonly string[];
  readonly authorizationDetails: readonly JsonObject[] | null;
  readonly claims: JsonObject | null;
  readonly resources: readonly string[];
  readonly requestContext: JsonObject | null;
  /** What the call itself was bound to; a push has no token call to bind by. */
  readonly binding: Binding;
  readonly expiresAt: number;
  readonly intervalMs: number;
  readonly decision: Decision | null;
  readonly machine: MachineState<AuthenticationRequestContext>;
  /** Present from the first poll that found nothing decided. */
  readonly polling: MachineState<PollingContext> | null;
  /** A long poll that is being held, and what its tokens would be bound to. */
  readonly heldPoll: { readonly exchange: string; readonly binding: Binding } | null;
  /** Only for a request of another server, which asks for our devices alone. */
  readonly door?: DoorWay;
}

/** What a person granted, from which every kind of token is made. */
export interface Grant {
  readonly grant: string;
  readonly clientId: string;
  readonly sub: string;
  readonly scope: string;
  readonly authTimeMs: number;
  readonly acr: string | null;
  readonly authorizationDetails: readonly JsonObject[] | null;
  readonly claims: JsonObject | null;
  readonly resources: readonly string[];
}

/** The refresh tokens of one grant: only the newest generation is good. */
export interface RefreshFamily extends Grant {
  readonly generation: number;
  readonly expiresAt: number;
}

/** One notification with the bytes that every attempt repeats. */
export interface Delivery {
  readonly authReqId: string;
  readonly clientId: string;
  readonly grant: string;
  readonly origin: string;
  readonly request: HttpRequest;
  readonly carriesTokens: boolean;
  readonly machine: MachineState<NotificationDeliveryContext>;
}

/** A token answer, complete but for what is being signed. */
export interface TokenBody {
  /** The grant that the tokens are of. */
  readonly grant: string;
  readonly body: JsonObject;
  /** Which member gets which signed result. */
  readonly slots: Readonly<Record<string, number>>;
}

/** Whom a notification is for: so much of a request as outlives it. */
export type Addressee = Pick<
  AuthenticationRequest,
  'authReqId' | 'clientId' | 'grant' | 'notificationToken'
>;

type SigningPurpose =
  | ({ readonly kind: 'token-answer'; readonly exchange: string } & TokenBody)
  | ({ readonly kind: 'push'; readonly to: Addressee } & TokenBody)
  | { readonly kind: 'relying-party'; readonly caller: Caller; readonly call: PlannedCall }
  | EditPurpose
  | HandMadePurpose;

/** A message on its way that waits for a JWT in it to be signed anew. */
export interface EditPurpose {
  readonly kind: 'edit';
  readonly message: string;
  /** Where in the message the JWT goes. */
  readonly at: string;
  readonly wire: Wire;
  /** When it would have arrived; null for one that was held. */
  readonly dueAt: number | null;
}

/** A request that somebody wrote by hand, and the JWTs in it that are there already. */
interface HandMadePurpose {
  readonly kind: 'by-hand';
  readonly intent: RequestSent;
  /** Null for one that is being signed. */
  readonly ready: readonly (string | null)[];
}

/** What waits for signatures, and what is to be done with them. */
export interface PendingSignature {
  readonly effect: string;
  /** The entry that asked for it. */
  readonly cause: number;
  readonly about: string | undefined;
  readonly recipes: readonly TokenRecipe[];
  readonly purpose: SigningPurpose;
}

/** A call to an outside address that has not ended yet. */
export interface PendingCall {
  readonly effect: string;
  readonly cause: number;
  readonly about: string | undefined;
  readonly origin: string;
  readonly request: HttpRequest;
  readonly exchange: string;
  readonly purpose:
    | { readonly kind: 'notification'; readonly authReqId: string }
    | {
        readonly kind: 'relying-party';
        readonly party: Party;
        readonly signIn: string;
        readonly purpose: CallPurpose;
        /** The provider elsewhere, as the party knows it. */
        readonly issuer: string;
      }
    /** A copy of a call; nobody waits for its end. */
    | {
        readonly kind: 'echo';
        readonly asker: Party;
        readonly called: Party;
        readonly issuer: string | null;
      };
}

export interface FailedCodes {
  readonly failures: number;
  readonly lockedUntil: number;
}

/** How many requests a client made in the minute that began then. */
export interface RequestRate {
  readonly sinceMs: number;
  readonly count: number;
}

/** The keys found at a client’s jwks_uri, and when it was asked last, with or without success. */
export interface FetchedKeys {
  readonly keys: readonly PublicKey[];
  readonly atMs: number;
}

/** A code from the first sign-in, good for one exchange. */
export interface AuthorizationCode extends Grant {
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly nonce: string | null;
  /** Kept after its exchange, so that a second one is known for what it is. */
  readonly isRedeemed: boolean;
}
