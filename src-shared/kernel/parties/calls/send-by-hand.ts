/**
 * Sends a request that somebody wrote by hand: as the relying party through the simulated network, or,
 * where a run follows the wall's clock, by a real socket. Nothing waits for the answer; it is on record.
 */
import type { HandMadeJwt, RequestSent } from '../../../intents/request-intents.ts';
import { decodeFormBody } from '../../../protocol/encoding/form-body.ts';
import { filledIn } from '../../../protocol/encoding/hand-made.ts';
import type { HttpRequest } from '../../../protocol/encoding/wire.ts';
import type { TokenRecipe } from '../../../protocol/token-recipe.ts';
import type { Party } from '../../../trace/party.ts';
import { callOutside } from '../../calling.ts';
import { mapGet, mapSet } from '../../collections/persistent-map.ts';
import type { Draft } from '../../draft.ts';
import { encoded, restOf, rightKey, wrongKey } from '../../network/resigning.ts';
import type { PendingSignature } from '../../provider/records.ts';
import { askForSignatures } from '../../provider/tokens/signing.ts';
import { send } from '../../sending.ts';
import type { World } from '../../world.ts';
import { findRole, issuerOf } from '../relying-party-role.ts';

type ByHand = Extract<PendingSignature['purpose'], { kind: 'by-hand' }>;

/** Sends it now, or once its JWTs are signed. */
export function sendByHand(draft: Draft, intent: RequestSent): void {
  const { jwts } = intent;
  const ready = jwts.map(({ key, header, claims }) =>
    key === 'none' ? `${encoded({ ...header, alg: 'none' })}.${encoded(claims)}.` : null,
  );
  const recipes = jwts.flatMap((jwt) => recipeOf(draft, partyOf(intent), jwt));
  const purpose = { kind: 'by-hand', intent, ready } as const;
  if (recipes.length === 0) completeByHand(draft, purpose, []);
  else askForSignatures(draft, { recipes, about: undefined, purpose });
}

function partyOf({ relyingParty }: RequestSent): Party {
  return `relying-party/${relyingParty}`;
}

function recipeOf(draft: Draft, from: Party, { header, claims, key }: HandMadeJwt): TokenRecipe[] {
  if (key === 'none') return [];
  const right = key === 'right key' ? rightKey(draft, from, header) : undefined;
  return [{ ...(right ?? wrongKey(draft, header)), ...restOf(header), claims }];
}

/** The shell signed what it needs; a JWT that could not be made leaves its place empty. */
export function completeByHand(
  draft: Draft,
  { intent, ready }: ByHand,
  signed: readonly string[],
): void {
  const left = [...signed];
  const jwts = ready.map((jwt) => jwt ?? left.shift() ?? '');
  const party = partyOf(intent);
  const role = findRole(draft, party);
  const certificate = intent.withCertificate === true ? role?.certificate : undefined;
  const request: HttpRequest = {
    ...filledIn(intent, jwts),
    ...(certificate === undefined ? {} : { certificate }),
  };
  const about = aboutOf(draft, request);
  const isOutside = draft.setup.mode === 'wall' || role?.provider !== undefined;
  if (isOutside) sendOutside(draft, party, request, about);
  else sendInside(draft, party, request, about);
}

/** A call that names a request of this run is about it. */
function aboutOf(draft: Draft, request: HttpRequest): string | undefined {
  const named = decodeFormBody(request)?.get('auth_req_id') ?? '';
  return mapGet(draft.requests, named) === undefined ? undefined : named;
}

function sendInside(
  draft: Draft,
  party: Party,
  request: HttpRequest,
  about: string | undefined,
): void {
  const { exchange } = send(draft, { from: party, to: 'provider', wire: request, about });
  draft.exchanges = mapSet(draft.exchanges, exchange, {
    id: exchange,
    asker: party,
    outside: false,
    signIn: undefined,
    purpose: 'by-hand',
    asked: request,
  });
}

function sendOutside(
  draft: Draft,
  party: Party,
  request: HttpRequest,
  about: string | undefined,
): void {
  const issuer = issuerOf(draft, party);
  const isElsewhere = findRole(draft, party)?.provider !== undefined;
  const called: Party = isElsewhere ? 'outside-provider' : 'outside-client';
  const purpose = { kind: 'echo', asker: party, called, issuer } as const;
  const origin = new RegExp('^[a-z]+://[^/]+').exec(issuer)?.[0] ?? issuer;
  callOutside(draft, { origin, request, about, purpose, to: called, from: party });
}

/** Why it cannot be sent; what is wrong with it as a request is for the provider to say. */
export function judgeByHand(world: World, intent: RequestSent): string | undefined {
  const party = partyOf(intent);
  const role = findRole(world, party);
  if (role === undefined) return `This run has no relying party called «${intent.relyingParty}».`;
  if (intent.withCertificate === true && role.certificate === undefined)
    return `«${role.title}» has no certificate to show; send the request without one.`;
  const lacking = intent.jwts.find(
    ({ key, header }) => key === 'right key' && rightKey(world, party, header) === undefined,
  );
  if (lacking === undefined) return undefined;
  const [alg, kid] = [lacking.header['alg'], lacking.header['kid']].map((of) =>
    typeof of === 'string' ? of : 'no name',
  );
  return `«${role.title}» has no key «${kid}» for ${alg}; choose the wrong key or none, or begin a new run from the set-up, where keys are made.`;
}
