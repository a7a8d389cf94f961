/** A first sign-in as a browser and a client make it: the request, the page, the choice, the code. */
import { createHash } from 'node:crypto';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import { type Answer, formPost, type Outside } from './outside-request.ts';
import { buildClient, buildSetup } from './setup.ts';
import type { Simulation } from './simulation.ts';

export const redirectUri = 'https://web-shop.example/cb';

/** A client that signs people in by the code flow and by CIBA. */
export const portal = buildClient('portal', {
  grant_types: ['authorization_code', 'urn:openid:params:grant-type:ciba'],
  redirect_uris: [redirectUri],
});
/** A public one, such as an app, that has nothing but PKCE. */
export const app = buildClient('app', {
  grant_types: ['authorization_code'],
  redirect_uris: ['example.app:/cb'],
  token_endpoint_auth_method: 'none',
  backchannel_token_delivery_mode: undefined,
});

export const signInSetup = buildSetup({ clients: [...buildSetup().clients, portal, app] });

export const verifier = 'a-verifier-that-is-long-enough-for-PKCE-4.1';
const challenge = createHash('sha256').update(verifier).digest('base64url');

type Changes = Readonly<Record<string, string | null>>;

function parametersOf(changes: Changes): [string, string][] {
  const faultless = {
    response_type: 'code',
    client_id: 'portal',
    redirect_uri: redirectUri,
    scope: 'openid',
    state: 's-1',
    nonce: 'n-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  return Object.entries({ ...faultless, ...changes }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  );
}

/** What brings the browser to the provider; name a parameter to change it, null to leave it out. */
export function authorizationRequest(changes: Changes = {}): HttpRequest {
  const query = new URLSearchParams(parametersOf(changes)).toString();
  const target = `${paths.authorization}?${query}`;
  return { kind: 'http.request', method: 'GET', target, headers: [], body: '' };
}

/** What the page sends when somebody chose. */
export function choice(chosen: Changes = { person: 'alice' }, changes: Changes = {}): HttpRequest {
  const pairs = parametersOf({ ...changes, ...chosen });
  return formPost(paths.authorization, pairs, { authorization: null });
}

/** Where a redirect leads, with its parameters. */
export function destinationOf(answer: Answer | undefined): URL {
  return new URL(answer?.headers.get('location') ?? 'nowhere:');
}

/** Somebody signs in; the code that comes back. */
export function codeFor(simulation: Simulation, changes: Changes = {}): string {
  const code = destinationOf(simulation.ask(choice(undefined, changes))).searchParams.get('code');
  if (code === null) throw new Error('No code came back.');
  return code;
}

/** A client redeems a code; name a parameter to change it, null to leave it out. */
export function codeRequest(
  code: string,
  changes: Changes = {},
  outside: Outside = {},
): HttpRequest {
  const faultless = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  };
  const pairs = Object.entries({ ...faultless, ...changes }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  return formPost(paths.token, pairs, { client: portal, ...outside });
}
