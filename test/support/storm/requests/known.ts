/**
 * What a hostile caller has found out by the time that it calls: identifiers and tokens of other
 * people's requests. Hostile requests are functions of it, so that they aim at what is there.
 */
import {
  bodyObject,
  type HttpRequest,
  type HttpResponse,
  headerOf,
} from '#shared/protocol/encoding/wire.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import type { Entry } from '#shared/trace/entry.ts';

/** Something that was given out, and to whom. */
export interface Given {
  readonly value: string;
  readonly clientId: string;
}

export interface Known {
  readonly issuer: string;
  readonly nowSeconds: number;
  /** One more with every call, for identifiers that must be fresh. */
  readonly count: number;
  readonly clients: readonly Client[];
  /** What was sent last, for sending it again. */
  readonly last: HttpRequest | undefined;
  readonly authReqIds: readonly Given[];
  readonly accessTokens: readonly Given[];
  readonly refreshTokens: readonly Given[];
  readonly idTokens: readonly Given[];
  readonly codes: readonly Given[];
  /** Clients that were registered on the way: where each is managed, and with which token. */
  readonly registrations: readonly { readonly target: string; readonly token: string }[];
}

/** Something that depends on what is known when it is sent. */
export type Told<Of> = (known: Known) => Of;

type Lists = 'authReqIds' | 'accessTokens' | 'refreshTokens' | 'idTokens' | 'codes';

const mostKept = 40;

/** The known thing of that kind, whatever the number; one of that client's own where it has any. */
export function knownAt(known: Known, list: Lists, at: number, client?: Client): string {
  const own = known[list].filter(({ clientId }) => clientId === client?.client_id);
  const held = own.length > 0 ? own : known[list];
  return held[at % Math.max(1, held.length)]?.value ?? 'nothing of the kind';
}

/** What is known after an answer: the newest of everything that can be used again. */
export function learned(
  known: Known,
  last: HttpRequest,
  response: HttpResponse | undefined,
  entries: readonly Entry[],
): Known {
  const body = response === undefined ? {} : membersOf(response);
  const owner = entries.find(({ kind }) => kind === 'request.opened' || kind === 'tokens.issued');
  const clientId = owner !== undefined && 'clientId' in owner ? owner.clientId : '';
  const kept = (list: readonly Given[], member: string): readonly Given[] => {
    const value = body[member];
    if (typeof value !== 'string' || value === '') return list;
    return [...list, { value, clientId }].slice(-mostKept);
  };
  return {
    ...known,
    last,
    authReqIds: kept(known.authReqIds, 'auth_req_id'),
    accessTokens: kept(known.accessTokens, 'access_token'),
    refreshTokens: kept(known.refreshTokens, 'refresh_token'),
    idTokens: kept(known.idTokens, 'id_token'),
    codes: kept(known.codes, 'code'),
    registrations: withRegistration(known, body),
  };
}

/** What an answer holds, in its body or in the address that it sends the browser to. */
function membersOf(response: HttpResponse): Readonly<Record<string, unknown>> {
  const query = headerOf(response, 'location')?.split('?')[1];
  return bodyObject(response) ?? Object.fromEntries(new URLSearchParams(query ?? ''));
}

/** Everything known that was given to somebody and must not be given to anybody else. */
export function secretsOf(known: Known): readonly string[] {
  const given = [
    known.authReqIds,
    known.accessTokens,
    known.refreshTokens,
    known.idTokens,
    known.codes,
  ];
  return [
    ...known.clients.flatMap(({ client_secret: secret }) => (secret === undefined ? [] : [secret])),
    ...given.flat().map(({ value }) => value),
  ];
}

function withRegistration(
  { registrations, issuer }: Known,
  body: Readonly<Record<string, unknown>>,
): Known['registrations'] {
  const { registration_client_uri: address, registration_access_token: token } = body;
  if (typeof address !== 'string' || typeof token !== 'string') return registrations;
  return [...registrations, { target: address.replace(issuer, ''), token }].slice(-mostKept);
}

/** What somebody knows who has only just arrived. */
export function knowsNothing(issuer: string, clients: readonly Client[]): Known {
  const nothing = { codes: [], authReqIds: [], accessTokens: [], refreshTokens: [], idTokens: [] };
  const begun = { nowSeconds: 0, count: 0, last: undefined, registrations: [] };
  return { issuer, clients, ...begun, ...nothing };
}
