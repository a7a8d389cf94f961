/** Faults in what CIBA asks of the metadata: mode, endpoint, signed requests, user codes. */
import { ecKey, type Members, notified } from '../../core/registration-request.ts';
import { buildSetup } from '../../core/setup.ts';
import type { MetadataFault } from './metadata-fault.ts';

const withKeys: Members = { jwks: { keys: [ecKey] } };
const pollOnly = { setup: buildSetup({ provider: { delivery_modes: ['poll'] } }) };
const codeless = { setup: buildSetup({ provider: { user_code_supported: false } }) };

const modeFaults: readonly MetadataFault[] = [
  {
    title: 'the CIBA grant without a delivery mode (R-011)',
    rule: 'CIBA comes with a delivery mode',
    members: { backchannel_token_delivery_mode: undefined },
  },
  ...['carrier-pigeon', '', 'POLL'].map((mode) => ({
    title: `the delivery mode «${mode}» (R-012)`,
    rule: 'delivery mode is a known one',
    members: { backchannel_token_delivery_mode: mode },
  })),
  {
    title: 'push where only poll is offered (R-013)',
    rule: 'delivery mode is on offer',
    members: notified('push'),
    options: pollOnly,
  },
  ...(['poll', 'ping'] as const).map((mode) => ({
    title: `${mode} without the CIBA grant (R-019)`,
    rule: 'poll and ping come with the CIBA grant',
    members: { ...notified('ping'), backchannel_token_delivery_mode: mode, grant_types: undefined },
  })),
  {
    title: 'ping without an endpoint (R-014)',
    rule: 'ping and push name their endpoint',
    members: { backchannel_token_delivery_mode: 'ping' },
  },
  {
    title: 'push without an endpoint (R-015)',
    rule: 'ping and push name their endpoint',
    members: { backchannel_token_delivery_mode: 'push' },
  },
  ...[
    'https://client.example/cb#part',
    'https://user@client.example/cb',
    'https://user:word@client.example/cb',
    'client.example/cb',
    '/cb',
    'https://',
    'https://client.example:99999/',
    'https://client.example/c b',
    'ftp://client.example/cb',
    'https://client.example\\@elsewhere.example/',
    '',
  ].map((endpoint) => ({
    title: `the notification endpoint «${endpoint}» (R-017)`,
    rule: 'notification endpoint is a plain address',
    members: notified('ping', endpoint),
  })),
  ...(['ping', 'push'] as const).map((mode) => ({
    title: `a plain http endpoint for ${mode} (R-016)`,
    rule: 'notification endpoint is encrypted',
    members: notified(mode, 'http://client.example/cb'),
  })),
  {
    title: 'a plain http endpoint whose name only looks like loopback (R-016)',
    rule: 'notification endpoint is encrypted',
    members: notified('ping', 'http://127.0.0.1.client.example/cb'),
  },
];

const requestFaults: readonly MetadataFault[] = [
  ...['none', 'HS256'].map((alg) => ({
    title: `requests signed by ${alg} (${alg === 'none' ? 'R-021' : 'R-022'})`,
    rule: 'requests will be signed with a key pair',
    clause: 'ciba-core-7.1.1',
    members: { ...withKeys, backchannel_authentication_request_signing_alg: alg },
  })),
  {
    title: 'requests signed by an algorithm that nobody offers',
    rule: 'request algorithm is on offer',
    members: { ...withKeys, backchannel_authentication_request_signing_alg: 'ES512' },
  },
  {
    title: 'user codes where there are none (R-027)',
    rule: 'user codes are on offer',
    members: { backchannel_user_code_parameter: true },
    options: codeless,
  },
];

export const cibaMetadataFaults: readonly MetadataFault[] = [...modeFaults, ...requestFaults];
