/**
 * The provider at work: routes an HTTP request to its endpoint, and carries on when signatures and
 * calls come back. What each endpoint judges stands in `endpoints/`.
 */

import { answerLink } from '../../endpoints/approval-link.ts';
import { answerBackchannelAuthentication } from '../../endpoints/backchannel-authentication.ts';
import { changeApplication, createApplication } from '../../endpoints/console/application-api.ts';
import { changeEnrolment } from '../../endpoints/console/enrolment-api.ts';
import { answerDecision } from '../../endpoints/device-decision.ts';
import {
  askAndAskAgain,
  askAndBeCalled,
  askAndWait,
} from '../../endpoints/device-door/device-ask.ts';
import { answerDeviceResult } from '../../endpoints/device-door/device-result.ts';
import { askForKeycloak } from '../../endpoints/device-door/keycloak-ask.ts';
import { answerDiscovery, answerJwks } from '../../endpoints/discovery.ts';
import {
  readClient,
  removeClient,
  updateClient,
} from '../../endpoints/registration/client-configuration.ts';
import { changeClient } from '../../endpoints/registration/client-management.ts';
import { answerRegistration } from '../../endpoints/registration/registration.ts';
import { answerApproval } from '../../endpoints/sign-in/approval.ts';
import { answerAuthorization } from '../../endpoints/sign-in/authorization.ts';
import { nonceHeaders, type ProviderCall } from '../../endpoints/surroundings.ts';
import { answerToken } from '../../endpoints/token.ts';
import { answerIntrospection } from '../../endpoints/tokens/introspection.ts';
import { answerRevocation } from '../../endpoints/tokens/revocation.ts';
import { answerUserinfo } from '../../endpoints/tokens/userinfo.ts';
import { doorAt, pathOf, placeAt } from '../../profiles/places.ts';
import type { DoorName } from '../../profiles/profile.ts';
import { deviceDoorPaths } from '../../protocol/device-door.ts';
import { type HttpResponse, jsonResponse, textResponse } from '../../protocol/encoding/wire.ts';
import type { PlaceName } from '../../protocol/metadata.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import { mapDelete, mapGet } from '../collections/persistent-map.ts';
import { type Draft, write } from '../draft.ts';
import type { MessageInTransit } from '../world.ts';
import { answerExchange } from './answering.ts';
import { failPush, sendPush } from './notifications.ts';
import { loseHeldPoll } from './polling.ts';
import type { PendingSignature } from './records.ts';
import { revokeGrant } from './tokens/revocation.ts';
import { fillSlots } from './tokens/signing.ts';

/** An endpoint answers now, or later, when a signature has been made or a poll is let go. */
type Endpoint = (
  draft: Draft,
  call: ProviderCall,
) => { response: HttpResponse; about?: string } | undefined;

type Methods = Readonly<Partial<Record<string, Endpoint>>>;

/** Every door of the provider, on one screen. */
const routes: Readonly<Record<PlaceName, Methods>> = {
  discovery: { GET: answerDiscovery },
  serverMetadata: { GET: answerDiscovery },
  jwks: { GET: answerJwks },
  backchannelAuthentication: { POST: answerBackchannelAuthentication },
  token: { POST: answerToken },
  authorization: { GET: answerAuthorization, POST: answerAuthorization },
  userinfo: { GET: answerUserinfo, POST: answerUserinfo },
  introspection: { POST: answerIntrospection },
  revocation: { POST: answerRevocation },
  registration: { POST: answerRegistration },
};

/** What only products have. */
const doors: Readonly<Record<DoorName, Methods>> = {
  clientManagement: { PATCH: changeClient },
  applications: { POST: createApplication },
  application: { PUT: changeApplication },
  enrolment: { PATCH: changeEnrolment },
  approvalPage: { GET: answerApproval, POST: answerApproval },
};

/** For other servers that ask our devices. */
const deviceDoors: ReadonlyMap<string, Methods> = new Map<string, Methods>([
  [deviceDoorPaths.sync, { POST: askAndWait }],
  [deviceDoorPaths.async, { POST: askAndBeCalled }],
  [deviceDoorPaths.poll, { POST: askAndAskAgain }],
  [deviceDoorPaths.keycloak, { POST: askForKeycloak }],
  [deviceDoorPaths.result, { GET: answerDeviceResult, POST: answerDeviceResult }],
]);

/** A door for every registered client. */
const configuration: Methods = { GET: readClient, PUT: updateClient, DELETE: removeClient };

/** An HTTP request reached the provider. */
export function receiveRequest(draft: Draft, call: ProviderCall): void {
  const { target, method } = call.request;
  const methods = routeOf(draft.setup, target);
  const endpoint = methods === undefined ? undefined : methods[method];
  if (methods === undefined) {
    const response = textResponse(404, 'This provider has nothing here.');
    answerExchange(draft, call.exchange, response, undefined);
  } else if (endpoint === undefined) {
    const allowed = Object.keys(methods).join(', ');
    const response = textResponse(405, `Use ${allowed}.`, [['Allow', allowed]]);
    answerExchange(draft, call.exchange, response, undefined);
  } else {
    const answer = endpoint(draft, call);
    if (answer !== undefined) answerExchange(draft, call.exchange, answer.response, answer.about);
  }
}

function routeOf({ profile, provider }: RunSetup, target: string): Methods | undefined {
  const path = target.split('?')[0] ?? '';
  const place = placeAt(profile, path);
  if (place !== undefined) return routes[place];
  const door = doorAt(profile, path);
  if (door !== undefined) return doors[door];
  if (provider.device_door === true && deviceDoors.has(path)) return deviceDoors.get(path);
  return path.startsWith(`${pathOf(profile, 'registration')}/`) ? configuration : undefined;
}

/** A note from an authentication device reached the provider. */
export function receiveDeviceNote(draft: Draft, message: MessageInTransit): void {
  if (message.wire.kind !== 'channel.note') return;
  if (message.wire.subject === 'link followed') answerLink(draft, message);
  else answerDecision(draft, message);
}

/** The shell signed the tokens that an answer or a push was waiting for, or could not. */
export function completeTokens(
  draft: Draft,
  { purpose, about, recipes }: PendingSignature,
  jwts: readonly string[],
): void {
  if (purpose.kind === 'relying-party' || purpose.kind === 'edit' || purpose.kind === 'by-hand')
    return;
  if (jwts.length < recipes.length) {
    failTokens(draft, purpose, about);
  } else if (purpose.kind === 'push') {
    sendPush(draft, purpose.to, fillSlots(purpose, jwts));
  } else {
    const response = jsonResponse(200, fillSlots(purpose, jwts), nonceHeaders(draft));
    answerExchange(draft, purpose.exchange, response, about);
  }
}

const noTokens = {
  error: 'invalid_request',
  description: 'The ID token could not be encrypted to the key of the client.',
} as const;

/** Only a client's own key can be unusable, so it hears of that; what was consumed stays consumed. */
function failTokens(
  draft: Draft,
  purpose: Extract<PendingSignature['purpose'], { kind: 'token-answer' | 'push' }>,
  about: string | undefined,
): void {
  revokeGrant(draft, purpose.grant, 'its tokens could not be made', about);
  if (purpose.kind === 'push') failPush(draft, purpose.to);
  else answerExchange(draft, purpose.exchange, refusalResponse(noTokens), about);
}

/** The client closed its connection before it was answered; nothing is consumed by that. */
export function loseExchange(draft: Draft, exchange: string): void {
  const lost = mapGet(draft.exchanges, exchange);
  if (lost === undefined) return;
  draft.exchanges = mapDelete(draft.exchanges, exchange);
  write(draft, { kind: 'exchange.lost', party: 'provider', exchange });
  if (lost.heldFor !== undefined) loseHeldPoll(draft, lost.heldFor, exchange);
}
