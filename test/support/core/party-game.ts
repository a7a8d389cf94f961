/**
 * A relying party of the simulation that plays against a provider elsewhere, and that provider in
 * the hands of the test: it sees every call that goes out and says word for word what comes back.
 * Discovery is answered at once, unless a test begins before it.
 */
import type { PartyIntent } from '#shared/intents.ts';
import { mapGet } from '#shared/kernel/collections/persistent-map.ts';
import type { TokenSet } from '#shared/kernel/parties/relying-party-records.ts';
import { callbackPath } from '#shared/protocol/callback-path.ts';
import { readForm } from '#shared/protocol/encoding/form.ts';
import { bodyText, type HttpRequest } from '#shared/protocol/encoding/wire.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import type { RelyingPartySetup } from '#shared/protocol/setup/relying-party-setup.ts';
import type { JsonObject, TokenRecipe } from '#shared/protocol/token-recipe.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import type { Answer } from './outside-request.ts';
import { buildClient, buildSetup } from './setup.ts';
import { createSimulation, type Simulation } from './simulation.ts';
import { stubJwt } from './stub-signer.ts';

export const elsewhere = 'https://op.example';

/** The keys of that provider, and one of the party’s own; their signatures are the stub’s. */
export const elsewhereKey = { kty: 'EC', kid: 'op-1', alg: 'ES256' };
export const partyKey = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'BB', kid: 'till-1', alg: 'ES256' };

export const elsewhereMetadata = {
  issuer: elsewhere,
  backchannel_authentication_endpoint: `${elsewhere}/bc`,
  token_endpoint: `${elsewhere}/token`,
  jwks_uri: `${elsewhere}/jwks`,
  backchannel_token_delivery_modes_supported: ['poll', 'ping', 'push'],
};

interface Called {
  readonly method: string;
  readonly url: string;
  readonly form: ReadonlyMap<string, string>;
  readonly request: HttpRequest;
}

interface GameOptions {
  readonly client?: Partial<ClientInput>;
  readonly role?: Partial<RelyingPartySetup>;
  readonly request?: Extract<PartyIntent, { kind: 'sign-in.pressed' }>['request'];
}

export interface Game {
  readonly simulation: Simulation;
  /** Presses «Sign in»; the authentication request then waits for its answer. */
  readonly press: () => void;
  /** The oldest call that has not been answered. */
  readonly call: () => Called;
  readonly answer: (
    status: number,
    body?: object | string,
    headers?: readonly [string, string][],
  ) => void;
  /** Answers the acknowledgement with these members changed; undefined leaves one out. */
  readonly acknowledge: (changes?: Readonly<Record<string, unknown>>) => void;
  /** Calls the party’s notification endpoint. */
  readonly notify: (body: object | string, changes?: Partial<Notification>) => Answer;
  readonly state: () => string | undefined;
  readonly ended: () => EntryOf<'sign-in.ended'> | undefined;
  /** The tokens of the last sign-in that is over. */
  readonly kept: () => TokenSet | null | undefined;
  /** When the token endpoint was called. */
  readonly polls: () => readonly number[];
}

interface Notification {
  readonly method: string;
  readonly authorization: string;
}

/** A run in which the till plays against a provider elsewhere. */
export function playElsewhere({ client = {}, role = {}, request }: GameOptions = {}): Game {
  const till = {
    name: 'till',
    title: 'The till',
    clientId: 'till',
    keys: [partyKey],
    provider: { issuer: elsewhere },
    ...role,
  };
  const clients = [buildClient('till', client)];
  const simulation = createSimulation({ setup: buildSetup({ clients, relyingParties: [till] }) });

  function call(): Called {
    const made = simulation.calls[0];
    if (made === undefined) throw new Error('The party called nobody.');
    const { origin, request: sent } = made;
    const form = readForm(bodyText(sent) ?? '')?.values ?? new Map<string, string>();
    return { method: sent.method, url: origin + sent.target, form, request: sent };
  }

  function answer(
    status: number,
    body: object | string = '',
    headers: readonly [string, string][] = [],
  ): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = {
      kind: 'http.response',
      status,
      reason: '',
      headers: [...headers],
      body: Buffer.from(text).toString('base64'),
    } as const;
    simulation.endCall({ kind: 'answered', response });
  }

  let token = '';

  return {
    simulation,
    press: () => {
      simulation.signIn(request === undefined ? {} : { request });
      if (simulation.calls[0]?.request.target === '/.well-known/openid-configuration')
        answer(200, elsewhereMetadata);
      token = call().form.get('client_notification_token') ?? token;
    },
    call,
    answer,
    acknowledge: (changes = {}) => {
      const usual = { auth_req_id: 'r-1', expires_in: 120, interval: 5 };
      answer(200, { ...usual, ...changes });
    },
    notify: (body, { method = 'POST', authorization = `Bearer ${token}` } = {}) =>
      simulation.ask({
        kind: 'http.request',
        method,
        target: callbackPath('till'),
        headers: authorization === '' ? [] : [['Authorization', authorization]],
        body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)).toString(
          'base64',
        ),
      }),
    state: () =>
      simulation.ofKind('machine.moved').findLast(({ machine }) => machine === 'relying-party')?.to,
    ended: () => simulation.ofKind('sign-in.ended')[0],
    kept: () => {
      const id = simulation.ofKind('sign-in.ended').at(-1)?.signIn ?? '';
      return mapGet(simulation.world().endedSignIns.held, id)?.value.tokens;
    },
    polls: () =>
      simulation
        .ofKind('message.sent')
        .filter(({ wire }) => wire.kind === 'http.request' && wire.target === '/token')
        .map(({ at }) => at),
  };
}

/** An ID token of the provider elsewhere for the till, as of now. */
export function idTokenFor(
  { simulation }: Pick<Game, 'simulation'>,
  claims: Readonly<Record<string, JsonObject[string] | undefined>> = {},
  changes: Partial<TokenRecipe> = {},
): string {
  const { setup, nowMs } = simulation.world();
  const now = Math.floor((setup.epochMs + Math.max(nowMs, simulation.now())) / 1000);
  const usual = { iss: elsewhere, aud: 'till', sub: 'u-9', iat: now, exp: now + 600 };
  const present: Record<string, JsonObject[string]> = {};
  for (const [name, value] of Object.entries({ ...usual, ...claims })) {
    if (value !== undefined) present[name] = value;
  }
  return stubJwt({ alg: 'ES256', kid: 'op-1', claims: present, ...changes });
}

/** A token answer around an ID token. */
export function tokensWith(idToken: string, changes: object = {}): object {
  return { access_token: 'an-access-token', token_type: 'Bearer', id_token: idToken, ...changes };
}
