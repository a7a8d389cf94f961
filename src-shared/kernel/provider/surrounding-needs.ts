/**
 * What has to be found out before the endpoints around CIBA can judge a call: whether an access token
 * that is a JWT is ours, and what stands in a sector document.
 */

import { pathOf, placeAt } from '../../profiles/places.ts';
import { formOf } from '../../protocol/encoding/form.ts';
import { isSafeAddress, readWebAddress } from '../../protocol/encoding/web-address.ts';
import { bodyObject, type HttpRequest } from '../../protocol/encoding/wire.ts';
import type { Fact } from '../../protocol/fact.ts';
import { presentedWays } from '../../protocol/rules/resource/resource-call.ts';
import type { ProfileName } from '../../protocol/setup/run-setup.ts';
import { fetchNeed, type Need, verifyNeed } from '../need.ts';
import type { World } from '../world.ts';

/** What is missing to judge a call that is no business of CIBA itself. */
export function surroundingNeeds(
  world: World,
  request: HttpRequest,
  facts: readonly Fact[],
): readonly Need[] {
  const { target } = request;
  const { profile } = world.setup;
  if (target.startsWith(pathOf(profile, 'registration'))) return sectorNeeds(world, request, facts);
  const token = presentedToken(profile, request);
  return token?.includes('.') === true ? verifyNeed(token, world.keys, facts) : [];
}

/** The token that the call is about; with a dot inside it can only be a JWT. */
function presentedToken(profile: ProfileName, request: HttpRequest): string | undefined {
  switch (placeAt(profile, request.target.split('?')[0] ?? '')) {
    case 'userinfo':
      return presentedWays(request)[0]?.token;
    case 'introspection':
    case 'revocation':
      return formOf(request)?.values.get('token');
    default:
      return undefined;
  }
}

/** The sector document, if its address is one that the rules will let pass. */
function sectorNeeds(world: World, request: HttpRequest, facts: readonly Fact[]): readonly Need[] {
  if (request.method !== 'POST' && request.method !== 'PUT') return [];
  const address = bodyObject(request)?.['sector_identifier_uri'];
  const { allow_loopback_http_callbacks: allows } = world.setup.provider;
  if (typeof address !== 'string' || !isSafeAddress(readWebAddress(address), allows)) return [];
  return fetchNeed(address, facts);
}
