/** What CIBA Core §4 asks of a client’s metadata: its delivery mode and all that hangs on it. */
import { isSafeAddress, readWebAddress } from '../../encoding/web-address.ts';
import { cibaGrantType } from '../../metadata.ts';
import { deliveryMode } from '../../setup/provider-settings.ts';
import {
  type Metadata,
  type MetadataRule,
  metadataRule,
  redeemsItself,
} from './registration-call.ts';

const modeMember = 'backchannel_token_delivery_mode';
const endpointMember = 'backchannel_client_notification_endpoint';
const signingMember = 'backchannel_authentication_request_signing_alg';

function isNotified({ backchannel_token_delivery_mode: mode }: Metadata): boolean {
  return mode === 'ping' || mode === 'push';
}

export const deliveryRules: readonly MetadataRule[] = [
  metadataRule({
    name: 'CIBA comes with a delivery mode',
    clause: 'ciba-core-4',
    member: modeMember,
    teaching: 'A CIBA client says once and for all how it will get its tokens.',
    sentence: `A client with the CIBA grant must register ${modeMember}.`,
    holds: (metadata) =>
      metadata.backchannel_token_delivery_mode !== undefined ||
      !metadata.grant_types.includes(cibaGrantType),
  }),
  metadataRule({
    name: 'delivery mode is a known one',
    clause: 'ciba-core-4',
    member: modeMember,
    teaching: 'There are three modes: poll, ping and push.',
    sentence: `${modeMember} must be poll, ping or push.`,
    holds: ({ backchannel_token_delivery_mode: mode }) =>
      mode === undefined || deliveryMode.safeParse(mode).success,
  }),
  metadataRule({
    name: 'delivery mode is on offer',
    clause: 'ciba-core-4',
    member: modeMember,
    teaching: 'A provider lists the modes that it serves, and a client picks one of those.',
    sentence: `${modeMember} is not one that this provider offers.`,
    holds: ({ backchannel_token_delivery_mode: mode }, { settings }) =>
      mode === undefined || settings.delivery_modes.some((offered) => offered === mode),
  }),
  metadataRule({
    name: 'poll and ping come with the CIBA grant',
    clause: 'ciba-core-4',
    member: 'grant_types',
    teaching: 'Who redeems an auth_req_id needs the grant for it; who is pushed to does not.',
    sentence: `grant_types of a poll or ping client must contain ${cibaGrantType}.`,
    holds: (metadata) => !redeemsItself(metadata) || metadata.grant_types.includes(cibaGrantType),
  }),
  metadataRule({
    name: 'ping and push name their endpoint',
    clause: 'ciba-core-4',
    member: endpointMember,
    teaching: 'The provider can only call a client that says where.',
    sentence: `A ping or push client must register ${endpointMember}.`,
    holds: (metadata) =>
      !isNotified(metadata) || metadata.backchannel_client_notification_endpoint !== undefined,
  }),
  metadataRule({
    name: 'notification endpoint is a plain address',
    clause: 'ciba-core-4',
    member: endpointMember,
    teaching: 'A fragment is never sent and user information leaks, so an endpoint has neither.',
    sentence: `${endpointMember} must be an absolute URL without user information and fragment.`,
    holds: ({ backchannel_client_notification_endpoint: endpoint }) => {
      if (endpoint === undefined) return true;
      const address = readWebAddress(endpoint);
      return address !== undefined && !address.hasUserInfo && !address.hasFragment;
    },
  }),
  metadataRule({
    name: 'notification endpoint is encrypted',
    clause: 'ciba-core-4',
    member: endpointMember,
    teaching: 'Tokens or the way to them pass here; plain http is for loopback, if at all.',
    sentence: `${endpointMember} must be an https URL.`,
    holds: ({ backchannel_client_notification_endpoint: endpoint }, { settings }) =>
      endpoint === undefined ||
      isSafeAddress(readWebAddress(endpoint), settings.allow_loopback_http_callbacks),
  }),
];

export const requestMetadataRules: readonly MetadataRule[] = [
  metadataRule({
    name: 'requests will be signed with a key pair',
    clause: 'ciba-core-7.1.1',
    member: signingMember,
    teaching: 'A shared secret proves nothing to a third party, and none proves nothing at all.',
    sentence: `${signingMember} must be an asymmetric algorithm.`,
    holds: ({ backchannel_authentication_request_signing_alg: alg }) =>
      alg === undefined || (alg !== 'none' && !alg.startsWith('HS')),
  }),
  metadataRule({
    name: 'request algorithm is on offer',
    clause: 'ciba-core-4',
    member: signingMember,
    teaching: 'The algorithm is one of those in the discovery document.',
    sentence: `${signingMember} is not one that this provider offers.`,
    holds: ({ backchannel_authentication_request_signing_alg: alg }, { settings }) =>
      alg === undefined || settings.request_signing_algorithms.includes(alg),
  }),
  metadataRule({
    name: 'user codes are on offer',
    clause: 'ciba-core-4',
    member: 'backchannel_user_code_parameter',
    teaching: 'A client that counts on user codes should not find out later that there are none.',
    sentence: 'This provider does not support user codes.',
    holds: ({ backchannel_user_code_parameter: wanted }, { settings }) =>
      !wanted || settings.user_code_supported,
  }),
];
