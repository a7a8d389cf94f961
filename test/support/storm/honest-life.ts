/**
 * What goes on beside a storm: people sign in as ever. It gives hostile requests something to aim at,
 * and shows that a normal flow still works.
 */
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { bodyObject, headerOf } from '#shared/protocol/encoding/wire.ts';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import { clientNamed } from './cast.ts';
import { type Blank, rendered, withHeader } from './requests/blank.ts';
import { jwtPlan } from './requests/claims.ts';
import { withCredentials } from './requests/credentials.ts';
import { faultlessCall } from './requests/faultless-call.ts';
import type { Known, Told } from './requests/known.ts';
import { signedJwt } from './requests/sign-by-hand.ts';
import { channelSwitched, decided, fall, pass, type Storm, type Watch } from './storm.ts';

/** A request by that client about somebody whom nobody else asks about. */
export function asks(name: string): Told<HttpRequest> {
  return (known) => {
    const around = { known, client: clientNamed(name), at: 1, person: 'dora' };
    const path = paths.backchannelAuthentication;
    return rendered(faultlessCall('backchannelAuthentication', path, around));
  };
}

/** A poll by that client, with a proof of possession so that every profile is content. */
export function polls(name: string, authReqId: string, nonce?: string): Told<HttpRequest> {
  return (known: Known) => {
    const client = clientNamed(name);
    const target = paths.token;
    const { claims, key, header } = jwtPlan('dpop', { known, client, target });
    const blank: Blank = {
      method: 'POST',
      target,
      headers: [
        ['Host', new URL(known.issuer).host],
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ],
      parameters: [
        ['grant_type', cibaGrantType],
        ['auth_req_id', authReqId],
      ],
      body: 'form',
    };
    const proven = withHeader(blank, 'DPoP', signedJwt({ ...claims, nonce }, key, header));
    return rendered(withCredentials(proven, client, known));
  };
}

/** A whole flow: asked, approved, redeemed. It throws where it does not succeed. */
export async function signIn(storm: Storm, name: string, watch?: Watch): Promise<Storm> {
  const asked = await fall(storm, asks(name), watch);
  const authReqId = memberOf(asked, 'auth_req_id');
  const approved = decided(asked.storm, authReqId, 'approve', watch);
  const polled = await fall(approved, polls(name, authReqId), watch);
  const nonce = polled.response === undefined ? undefined : headerOf(polled.response, 'dpop-nonce');
  const redeemed =
    nonce === undefined ? polled : await fall(polled.storm, polls(name, authReqId, nonce), watch);
  memberOf(redeemed, 'id_token');
  return pass(redeemed.storm, 0, watch);
}

/** The next quarter of a second: somebody decides, and now and then somebody signs in. */
export async function lifeGoesOn(storm: Storm, moment: number, watch?: Watch): Promise<Storm> {
  const later = pass(storm, 250, watch);
  if (moment % 100 === 0) return signIn(later, 'quiet bank', watch);
  // For a while nobody can be asked.
  if (moment % 400 === 210 || moment % 400 === 230)
    return channelSwitched(later, moment % 400 === 230, watch);
  const { value } = later.known.authReqIds.at(-1 - (moment % 7)) ?? {};
  const decision = moment % 5 === 0 ? 'deny' : 'approve';
  return value === undefined || moment % 3 > 0 ? later : decided(later, value, decision, watch);
}

function memberOf({ response }: Awaited<ReturnType<typeof fall>>, name: string): string {
  const body = response === undefined ? {} : bodyObject(response);
  const value = body?.[name];
  if (typeof value === 'string') return value;
  throw new Error(`A normal flow broke: ${response?.status} ${JSON.stringify(body)}`);
}
