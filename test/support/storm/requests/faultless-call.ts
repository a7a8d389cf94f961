/**
 * A call to each endpoint as it should be, from which hostile ones are made. An endpoint that has no
 * plan here is called with a form and credentials, so that a new one is stormed from its first day.
 */
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { clientNamed } from '../cast.ts';
import { type Blank, type Pairs, withHeader, withParameter } from './blank.ts';
import { jwtPlan } from './claims.ts';
import { withCredentials } from './credentials.ts';
import { type Known, knownAt } from './known.ts';
import { signedJwt } from './sign-by-hand.ts';

/** Every endpoint by its name in the metadata, with its path. */
export const endpoints: readonly (readonly [name: string, path: string])[] = Object.entries(paths);

interface Around {
  readonly known: Known;
  readonly client: Client;
  /** Chooses among what is known and among the ways to call an endpoint. */
  readonly at: number;
  /** Whom a request is about, if not whom most are. */
  readonly person?: string;
}

type Plan = (blank: Blank, around: Around) => Blank;

/** A call of that client to that endpoint. */
export function faultlessCall(name: string, path: string, around: Around): Blank {
  const blank: Blank = {
    method: 'POST',
    target: path,
    headers: [['Host', hostOf(around.known.issuer)]],
    parameters: [],
    body: 'form',
  };
  const planned = (plans[name] ?? formCall)(blank, around);
  const media = { form: 'application/x-www-form-urlencoded', json: 'application/json' };
  if (planned.body !== 'form' && planned.body !== 'json') return planned;
  return withHeader(planned, 'Content-Type', media[planned.body]);
}

function hostOf(issuer: string): string {
  return issuer.replace(/^https?:\/\//, '');
}

const readDocument: Plan = (blank) => ({ ...blank, method: 'GET', body: 'none' });

const formCall: Plan = (blank, { client, known }) => withCredentials(blank, client, known);

const askAboutToken: Plan = (blank, around) => {
  const list = around.at % 2 === 0 ? 'accessTokens' : 'refreshTokens';
  const token = knownAt(around.known, list, around.at);
  return formCall(withParameter(blank, 'token', token), around);
};

const plans: Readonly<Record<string, Plan>> = {
  discovery: readDocument,
  serverMetadata: readDocument,
  jwks: readDocument,
  backchannelAuthentication: authenticate,
  token: askForTokens,
  introspection: askAboutToken,
  revocation: askAboutToken,
  userinfo: (blank, { known, at }) => {
    const token = knownAt(known, 'accessTokens', at);
    return withHeader(
      readDocument(blank, { known, at } as Around),
      'Authorization',
      `Bearer ${token}`,
    );
  },
  registration: register,
  authorization: signIn,
};

function authenticate(blank: Blank, { client, known, person }: Around): Blank {
  const mode = client.backchannel_token_delivery_mode;
  const parameters: Pairs = [
    ['scope', 'openid profile'],
    ['login_hint', person ?? (client.backchannel_user_code_parameter ? 'bruno' : 'alice')],
    ...(client.backchannel_user_code_parameter ? [['user_code', 'secret code'] as const] : []),
    ['binding_message', 'W4SCT'],
    ...(mode === 'poll'
      ? []
      : [['client_notification_token', `told-${known.count}-0123456789`] as const]),
  ];
  const signs = client.backchannel_authentication_request_signing_alg !== undefined;
  const carried = signs ? [['request', signedRequest(parameters)] as const] : parameters;
  return withCredentials({ ...blank, parameters: carried }, client, known);

  function signedRequest(members: Pairs): string {
    const around = { known, client, target: blank.target, parameters: Object.fromEntries(members) };
    const { claims, key, header } = jwtPlan('request', around);
    return signedJwt(claims, key, header);
  }
}

function askForTokens(blank: Blank, { client, known, at }: Around): Blank {
  const parameters = tokenParameters(known, client, at);
  const asked = withCredentials({ ...blank, parameters }, client, known);
  if (client.dpop_bound_access_tokens !== true) return asked;
  const { claims, key, header } = jwtPlan('dpop', { known, client, target: blank.target });
  return withHeader(asked, 'DPoP', signedJwt(claims, key, header));
}

function tokenParameters(known: Known, client: Client, at: number): Pairs {
  if (at % 4 === 0)
    return [
      ['grant_type', 'refresh_token'],
      ['refresh_token', knownAt(known, 'refreshTokens', at, client)],
    ];
  if (at % 8 === 1)
    return [
      ['grant_type', 'authorization_code'],
      ['code', knownAt(known, 'codes', at)],
      ['redirect_uri', returnAddress(client)],
      ['code_verifier', 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'],
    ];
  return [
    ['grant_type', cibaGrantType],
    ['auth_req_id', knownAt(known, 'authReqIds', at, client)],
  ];
}

function returnAddress({ redirect_uris: [first] }: Client): string {
  return first ?? 'https://client.example/back';
}

/** Registers, or reads, changes and removes what was registered. */
function register(blank: Blank, { known, at }: Around): Blank {
  const held = known.registrations[at % Math.max(1, known.registrations.length)];
  const registering: Blank = { ...blank, body: 'json', parameters: metadata };
  if (held === undefined || at % 3 === 0) return registering;
  const { target, token } = held;
  const bearing = withHeader({ ...registering, target }, 'Authorization', `Bearer ${token}`);
  const method = (['GET', 'PUT', 'DELETE'] as const)[at % 3] ?? 'GET';
  return method === 'PUT' ? { ...bearing, method } : { ...bearing, method, body: 'none' };
}

const metadata: Pairs = [
  ['client_name', 'A guest'],
  ['grant_types', JSON.stringify([cibaGrantType])],
  ['backchannel_token_delivery_mode', 'poll'],
  ['token_endpoint_auth_method', 'client_secret_basic'],
];

/** The request of the page, or a choice made on it; mostly of the client that can. */
function signIn(blank: Blank, { client, at }: Around): Blank {
  const asking = at % 4 === 0 ? client : clientNamed('browser');
  const parameters: Pairs = [
    ['response_type', 'code'],
    ['client_id', asking.client_id],
    ['redirect_uri', returnAddress(asking)],
    ['scope', 'openid'],
    // RFC 7636, appendix B.
    ['code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'],
    ['code_challenge_method', 'S256'],
    ['state', `state ${at}`],
  ];
  if (at % 2 === 0) return { ...blank, method: 'GET', body: 'query', parameters };
  return { ...blank, parameters: [...parameters, ['person', 'alice']] };
}
