/**
 * A relying party as a developer writes it with a library: what every library is asked to do in the
 * same words. How each does it stands in the file of that library.
 */
import type * as oauth from 'oauth4webapi';
import type * as openid from 'openid-client';
import type { TrustingFetch } from './trusting-fetch.ts';

/** How a party authenticates, by each library's own means. */
export interface Authentication {
  readonly openid: openid.ClientAuth;
  readonly oauth: oauth.ClientAuth;
}

export interface PartyParts {
  readonly issuer: string;
  readonly fetch: TrustingFetch;
  readonly clientId: string;
  readonly authentication: Authentication;
  /** What the library is told of its own registration. */
  readonly metadata?: Readonly<Record<string, string | boolean>>;
  /** The key that tokens are to be bound to. */
  readonly proofKey?: CryptoKeyPair;
  /** The key that ID tokens are encrypted to. */
  readonly decryptionKey?: DecryptionKey;
}

interface DecryptionKey {
  readonly key: CryptoKey;
  readonly alg: string;
  readonly kid: string;
}

export type Acknowledged = oauth.BackchannelAuthenticationResponse;

export interface Tokens {
  readonly access_token: string;
  /** In lower case, as the libraries give it. */
  readonly token_type: string;
  readonly expires_in?: number;
  readonly scope?: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
  /** Of the ID token, once the library has validated claims and signature. */
  readonly claims: Answered;
}

export type Answered = Readonly<Record<string, unknown>>;

export type Parameters = Readonly<Record<string, string>>;

export interface Party {
  readonly begin: (parameters: Parameters) => Promise<Acknowledged>;
  /** The same parameters inside a request object, signed by that key. */
  readonly sign: (parameters: Parameters, key: oauth.PrivateKey) => Promise<string>;
  /** Polls until the provider says something else than «wait». */
  readonly poll: (acknowledged: Acknowledged) => Promise<Tokens>;
  /** Asks for the tokens once, as one does after a ping. */
  readonly redeem: (authReqId: string) => Promise<Tokens>;
  readonly refresh: (refreshToken: string) => Promise<Tokens>;
  /** What the userinfo endpoint tells of that subject. */
  readonly userInfo: (accessToken: string, subject: string) => Promise<Answered>;
  readonly introspect: (token: string) => Promise<Answered>;
  readonly revoke: (token: string) => Promise<void>;
  /** The RFC 7638 thumbprint of the proof key. */
  readonly proofThumbprint: () => Promise<string>;
}

/** What a library says of a client when it registers one. */
export type ClientDescription = oauth.OmitSymbolProperties<Partial<oauth.Client>>;

/** A client as the provider registered it. */
export interface Registered {
  readonly client_id: string;
  readonly client_secret?: string;
}

export interface Library {
  readonly title: string;
  /** Registers a client at the provider's registration endpoint. */
  readonly register: (
    reach: Pick<PartyParts, 'issuer' | 'fetch'>,
    metadata: ClientDescription,
  ) => Promise<Registered & Answered>;
  readonly createParty: (parts: PartyParts) => Promise<Party>;
}

/** The same party, but that it puts all its parameters into a signed request. */
export function signing(party: Party, key: oauth.PrivateKey): Party {
  return {
    ...party,
    begin: async (parameters) => party.begin({ request: await party.sign(parameters, key) }),
  };
}
