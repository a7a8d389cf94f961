/**
 * The notification endpoint of a relying party (CIBA Core §10.2, §10.3, §12): a good call is answered
 * 204 without a body, no call is ever answered with a redirect, and only then the sign-in goes on.
 */
import type { RelyingPartyEvent } from '../../machines/relying-party-machine.ts';
import { callbackPartyName } from '../../protocol/callback-path.ts';
import { emptyResponse, type HttpRequest } from '../../protocol/encoding/wire.ts';
import type { Fact } from '../../protocol/fact.ts';
import type { JsonObject } from '../../protocol/token-recipe.ts';
import type { Party } from '../../trace/party.ts';
import { mapGet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { answerExchange } from '../provider/answering.ts';
import type { World } from '../world.ts';
import { changeSignIn, moveSignIn } from './relying-party.ts';
import { judgeCallback } from './relying-party-callback-judge.ts';
import { readTokenSet } from './relying-party-reading.ts';
import { clientOf, deliveryModeOf } from './relying-party-role.ts';
import { receiveTokens } from './relying-party-verdict.ts';

interface Callback {
  readonly exchange: string;
  readonly party: Party;
  readonly request: HttpRequest;
}

/** The party whose notification endpoint a request from outside reached. */
export function callbackParty({ setup }: Pick<World, 'setup'>, target: string): Party | undefined {
  const name = callbackPartyName(target);
  const role = setup.relyingParties.find((held) => held.name === name);
  return role?.provider === undefined ? undefined : `relying-party/${role.name}`;
}

/** A notification reached the relying party. */
export function receiveCallback(
  draft: Draft,
  { exchange, party, request }: Callback,
  facts: readonly Fact[],
): void {
  const judged = judgeCallback(draft, party, request);
  if (judged.kind === 'bad') {
    answerExchange(draft, exchange, judged.response, undefined, party);
    return;
  }
  const { authReqId, signIn, body } = judged;
  answerExchange(draft, exchange, emptyResponse(204), authReqId, party);
  if (signIn !== undefined) takeNotification(draft, signIn, body, facts);
}

/** Takes in a notification whose bearer token was good. */
export function takeNotification(
  draft: Draft,
  id: string,
  body: JsonObject,
  facts: readonly Fact[],
): void {
  const signIn = mapGet(draft.signIns, id);
  if (signIn === undefined) return;
  if (signIn.machine.context.authReqId === null) {
    // It overtook the acknowledgement; whether it fits will be seen then.
    changeSignIn(draft, id, { early: body });
    return;
  }
  const client = clientOf(draft, signIn.clientId);
  if (deliveryModeOf(client) === 'ping') {
    moveSignIn(draft, id, { type: 'ping.arrived' });
    return;
  }
  const { error } = body;
  const tokens = readTokenSet(body, client, true);
  if (typeof error === 'string') moveSignIn(draft, id, endOf(error));
  else if (typeof tokens !== 'string') receiveTokens(draft, id, tokens, facts);
}

/** CIBA Core §12. */
function endOf(error: string): RelyingPartyEvent {
  if (error === 'access_denied') return { type: 'access.denied', error };
  if (error === 'expired_token') return { type: 'request.expired', error };
  return { type: 'transaction.failed', error };
}
