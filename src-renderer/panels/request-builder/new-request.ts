/** A right request to begin with: addressed, authenticated as the client registered, and filled in. */

import {
  type RequestFormName,
  requestForm,
} from '#shared/projections/request-cards/request-forms.ts';
import { writeBasicCredentials } from '#shared/protocol/encoding/basic-credentials.ts';
import { readCallAddress } from '#shared/protocol/encoding/call-address.ts';
import { lengthPlace } from '#shared/protocol/encoding/hand-made.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import type { RelyingPartySetup } from '#shared/protocol/setup/relying-party-setup.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { type DraftLine, type JwtDraft, line, type RequestDraft } from './request-draft.ts';

/** What a request is written from. */
export interface Occasion {
  readonly setup: RunSetup;
  /** Seconds since 1970 by the run’s own time. */
  readonly now: number;
  /** The newest request of the run, for a token call. */
  readonly authReqId: string;
}

export function roleOf({ setup }: Occasion, party: string): RelyingPartySetup | undefined {
  return setup.relyingParties.find(({ name }) => name === party);
}

export function clientOf(occasion: Occasion, party: string): Client | undefined {
  const id = roleOf(occasion, party)?.clientId;
  return occasion.setup.clients.find(({ client_id: known }) => known === id);
}

/** The request that party would make there. */
export function newRequest(occasion: Occasion, party: string, form: RequestFormName): RequestDraft {
  const { method, path, body, authenticates } = requestForm(form);
  const host = readCallAddress(occasion.setup.issuer)?.host ?? '';
  const length = line('Content-Length', lengthPlace);
  const content = body === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
  const draft: RequestDraft = {
    party,
    form,
    method,
    target: path,
    headers: [
      line('Host', host),
      line('Accept', 'application/json'),
      ...(form === 'userinfo' ? [line('Authorization', 'Bearer ')] : []),
      ...(body === 'none' ? [] : [line('Content-Type', content), length]),
    ],
    parameters: body === 'form' ? parametersOf(occasion, form) : [],
    raw: body === 'json' ? registrationBody : null,
    withCertificate: false,
  };
  const client = clientOf(occasion, party);
  return authenticates && client !== undefined
    ? authenticatedBy(draft, client.token_endpoint_auth_method, occasion)
    : draft;
}

const registrationBody = JSON.stringify(
  {
    client_name: 'Made by hand',
    grant_types: [cibaGrantType],
    backchannel_token_delivery_mode: 'poll',
  },
  null,
  2,
);

function parametersOf({ setup, authReqId }: Occasion, form: RequestFormName): DraftLine[] {
  const known: Readonly<Record<string, string>> = {
    scope: form === 'refresh' ? '' : 'openid profile',
    login_hint: setup.users[0]?.username ?? '',
    binding_message: form === 'authentication' ? 'BY-HAND-1' : '',
    grant_type: form === 'refresh' ? 'refresh_token' : cibaGrantType,
    auth_req_id: authReqId,
  };
  const always = new Set(['grant_type', 'auth_req_id', 'refresh_token', 'token']);
  return requestForm(form)
    .cards.filter(({ name }) => !ofClient.has(name) && name !== 'request')
    .map(({ name }) => {
      const value = known[name] ?? '';
      return line(name, value, value !== '' || always.has(name));
    });
}

/** Whatever says who the client is. */
const ofClient = new Set([
  'client_id',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
]);
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export const authenticationWays = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'tls_client_auth',
  'none',
] as const;

/** The draft with the client saying who it is in that way, and in no other. */
export function authenticatedBy(
  draft: RequestDraft,
  way: string,
  occasion: Occasion,
): RequestDraft {
  const client = clientOf(occasion, draft.party);
  const id = client?.client_id ?? '';
  const secret = client?.client_secret ?? '';
  const headers = draft.headers.filter(({ name }) => name !== 'Authorization');
  const parameters = draft.parameters.filter(({ name }) => !ofClient.has(name));
  const plain = { ...draft, headers, parameters, withCertificate: false };
  const add = (...lines: DraftLine[]): RequestDraft => ({
    ...plain,
    parameters: [...parameters, ...lines],
  });
  switch (way) {
    case 'client_secret_basic': {
      const basic = line('Authorization', writeBasicCredentials({ clientId: id, secret }));
      return { ...plain, headers: [...headers.slice(0, 2), basic, ...headers.slice(2)] };
    }
    case 'client_secret_post':
      return add(line('client_id', id), line('client_secret', secret));
    case 'client_secret_jwt':
    case 'private_key_jwt': {
      const jwt = assertion(occasion, draft.party, way === 'client_secret_jwt');
      return add(line('client_assertion_type', assertionType), {
        ...line('client_assertion', ''),
        jwt,
      });
    }
    case 'none':
      return add(line('client_id', id));
    default:
      return { ...add(line('client_id', id)), withCertificate: true };
  }
}

/** How the draft says now who the client is. */
export function wayOf({ headers, parameters, withCertificate }: RequestDraft): string {
  const has = (name: string): boolean =>
    [...headers, ...parameters].some((held) => held.name === name && held.isOn);
  if (withCertificate) return 'tls_client_auth';
  if (has('Authorization')) return 'client_secret_basic';
  if (has('client_secret')) return 'client_secret_post';
  const jwt = parameters.find(({ name, isOn }) => name === 'client_assertion' && isOn)?.jwt;
  if (jwt === undefined) return 'none';
  return jwt.header.includes('"HS') ? 'client_secret_jwt' : 'private_key_jwt';
}

const lifeSeconds = 300;

function lifeOf({ now }: Occasion): object {
  return { iat: now, nbf: now, exp: now + lifeSeconds, jti: line('by-hand', '').key };
}

function assertion(occasion: Occasion, party: string, bySecret: boolean): JwtDraft {
  const id = clientOf(occasion, party)?.client_id;
  const claims = { iss: id, sub: id, aud: occasion.setup.issuer, ...lifeOf(occasion) };
  const header = bySecret ? { alg: 'HS256', typ: 'JWT' } : headerFor(occasion, party);
  return { header: written(header), claims: written(claims), key: 'right key' };
}

function headerFor(occasion: Occasion, party: string): object {
  const [key] = roleOf(occasion, party)?.keys ?? [];
  return { alg: key?.alg ?? 'ES256', kid: key?.kid ?? 'no-key', typ: 'JWT' };
}

function written(of: object): string {
  return JSON.stringify(of, null, 2);
}

/** Every parameter of the request as a claim of a signed one (CIBA Core §7.1.1). */
export function signedRequest(draft: RequestDraft, occasion: Occasion): RequestDraft {
  const own = draft.parameters.filter(({ name }) => !ofClient.has(name));
  const sent = own.filter(({ isOn, name }) => isOn && name !== 'request');
  const parameters = Object.fromEntries(sent.map(({ name, value }) => [name, value]));
  const claims = {
    iss: clientOf(occasion, draft.party)?.client_id,
    aud: occasion.setup.issuer,
    ...lifeOf(occasion),
    ...parameters,
  };
  const header = { ...headerFor(occasion, draft.party), typ: 'oauth-authz-req+jwt' };
  const jwt: JwtDraft = { header: written(header), claims: written(claims), key: 'right key' };
  const client = draft.parameters.filter(({ name }) => ofClient.has(name));
  return { ...draft, parameters: [{ ...line('request', ''), jwt }, ...client] };
}
