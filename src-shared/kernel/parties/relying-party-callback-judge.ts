/**
 * Judges a call to a relying party's notification endpoint (CIBA Core §10.2, §10.3.1): first who
 * calls, by the bearer token alone, then what is said. Nothing is done from here.
 */
import { equalInConstantTime } from '../../protocol/encoding/basic-credentials.ts';
import {
  bodyObject,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  textResponse,
} from '../../protocol/encoding/wire.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import type { JsonObject } from '../../protocol/token-recipe.ts';
import type { Party } from '../../trace/party.ts';
import { mapGet, mapValues } from '../collections/persistent-map.ts';
import type { World } from '../world.ts';
import { bearerKey } from './relying-party-ended.ts';
import { readTokenSet } from './relying-party-reading.ts';
import { deliveryModeOf, findRole, misbehaves } from './relying-party-role.ts';

type Judged =
  | {
      readonly kind: 'good';
      readonly authReqId: string;
      readonly body: JsonObject;
      /** Undefined for one that is over: it may be told again, and does nothing. */
      readonly signIn: string | undefined;
    }
  | { readonly kind: 'bad'; readonly response: HttpResponse };

/** The verdict on one call. */
export function judgeCallback(world: World, party: Party, request: HttpRequest): Judged {
  const { method } = request;
  if (misbehaves(world, party, 'redirects-callbacks'))
    return bad(302, 'Elsewhere.', [['Location', 'https://elsewhere.example/callback']]);
  if (method !== 'POST') return bad(405, 'Use POST.', [['Allow', 'POST']]);
  const client = mapGet(world.clients, findRole(world, party)?.clientId ?? '');
  if (client === undefined || deliveryModeOf(client) === 'poll')
    return bad(404, 'This client takes no notifications.');
  const body = bodyObject(request) as JsonObject | undefined;
  const expected = expectedBy(world, party, request) ?? expectedAnyhow(world, party, body);
  if (expected === undefined) return stranger('This bearer token is not expected here.');
  return judgeBody(client, expected, body);
}

function judgeBody(client: Client, expected: Expected, body: JsonObject | undefined): Judged {
  const authReqId = body?.['auth_req_id'];
  if (body === undefined || typeof authReqId !== 'string')
    return bad(400, 'Send a JSON object with auth_req_id.');
  // CIBA Core §10.2: the token must go with this auth_req_id, not merely with some request.
  if (expected.authReqId !== null && !equalInConstantTime(expected.authReqId, authReqId))
    return stranger('This bearer token belongs to another request.');
  if (deliveryModeOf(client) === 'push' && !isPush(client, body))
    return bad(400, 'A push carries tokens or an error.');
  return { kind: 'good', authReqId, body, signIn: expected.signIn };
}

function bad(status: number, text: string, headers: readonly [string, string][] = []): Judged {
  return { kind: 'bad', response: textResponse(status, text, headers) };
}

function stranger(text: string): Judged {
  return bad(401, text, [['WWW-Authenticate', 'Bearer']]);
}

function isPush(client: Client, body: JsonObject): boolean {
  return typeof body['error'] === 'string' || typeof readTokenSet(body, client) !== 'string';
}

interface Expected {
  /** Null while the acknowledgement is still under way. */
  readonly authReqId: string | null;
  readonly signIn: string | undefined;
}

/** The sign-in, under way or over, for which that bearer token was given out. */
function expectedBy(world: World, party: Party, request: HttpRequest): Expected | undefined {
  const id = signInOfBearer(world, party, request);
  if (id === undefined) return undefined;
  const signIn = mapGet(world.signIns, id);
  if (signIn !== undefined) return { authReqId: signIn.machine.context.authReqId, signIn: id };
  const authReqId = mapGet(world.endedSignIns.held, id)?.value.authReqId ?? undefined;
  return authReqId === undefined ? undefined : { authReqId, signIn: undefined };
}

/** Which sign-in of that party the bearer token of a request was made for. */
export function signInOfBearer(
  world: World,
  party: Party,
  request: HttpRequest,
): string | undefined {
  // RFC 6750 §2.1; the name of the scheme is written in any case.
  const pattern = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i;
  const notificationToken = pattern.exec(headerOf(request, 'authorization') ?? '')?.[1];
  return notificationToken === undefined
    ? undefined
    : mapGet(world.signInsByBearer, bearerKey({ party, notificationToken }));
}

/** What a party that accepts any ping finds by the auth_req_id alone. */
function expectedAnyhow(
  world: World,
  party: Party,
  body: JsonObject | undefined,
): Expected | undefined {
  const authReqId = body?.['auth_req_id'];
  if (typeof authReqId !== 'string' || !misbehaves(world, party, 'accepts-any-ping'))
    return undefined;
  const found = [...mapValues(world.signIns)].find(
    (signIn) => signIn.party === party && signIn.machine.context.authReqId === authReqId,
  );
  return found === undefined ? undefined : { authReqId, signIn: found.id };
}
