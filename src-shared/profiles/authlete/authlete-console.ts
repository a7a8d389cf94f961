/**
 * The settings of an Authlete service that CIBA needs, in miniature. Its guide names the feature and
 * leaves the rest to the API; what is refused while a setting is off is ours where nothing is published.
 */
import type { ConsoleStep } from '../console-step.ts';

const table = 'backchannel-authentication';
const after = 'repeats no parameter';
const part = 'Service settings';

export const authleteConsole: readonly ConsoleStep[] = [
  {
    name: 'backchannel_endpoint',
    part,
    title: 'Write down the backchannel authentication endpoint',
    place: 'the service’s settings: Backchannel Authentication Endpoint',
    why: 'The API answers for your own host, so the service has to know where that host listens.',
    source: 'reference',
    off: {
      table,
      after,
      rule: 'service has a backchannel endpoint',
      error: 'invalid_request',
      description: 'This service has no backchannel authentication endpoint.',
      status: 404,
      source: 'ours',
    },
  },
  {
    name: 'ciba_grant',
    part,
    title: 'Support the CIBA grant type',
    place: 'the service’s settings: Supported Grant Types',
    why: 'What a service does not support, none of its clients can be registered for.',
    source: 'reference',
    off: {
      table,
      after,
      rule: 'service supports the CIBA grant',
      error: 'unauthorized_client',
      description: 'The service does not support the CIBA grant type.',
      source: 'ours',
    },
  },
  {
    name: 'delivery_modes',
    part,
    title: 'Choose the supported delivery modes: poll, ping, push',
    place: 'the service’s settings: Supported Backchannel Token Delivery Modes',
    why: 'Each client has one mode, and it has to be among those of the service.',
    source: 'reference',
    off: {
      table,
      after,
      rule: 'service supports a delivery mode',
      error: 'unauthorized_client',
      description: 'The service supports no backchannel token delivery mode.',
      source: 'ours',
    },
  },
  {
    name: 'user_codes',
    part,
    title: 'Support user codes',
    place: 'the service’s settings: Backchannel User Code Parameter Supported',
    why: 'Codes are asked for only where the service and the client both use them.',
    source: 'reference',
    off: {
      table,
      after,
      rule: 'service supports user codes',
      error: 'invalid_request',
      description: 'The service does not support user_code.',
      when: 'request carries a user code',
      source: 'ours',
    },
  },
  {
    name: 'signing_algorithms',
    part,
    title: 'Choose the algorithms of signed requests',
    place: 'the service’s settings: algorithms of backchannel authentication requests',
    why: 'A service that lists none takes no signed request, as CIBA says of its metadata.',
    source: 'reference',
    off: {
      table,
      after,
      rule: 'service takes signed requests',
      error: 'request_not_supported',
      description: 'The service lists no algorithm for signed requests.',
      when: 'request is signed',
      source: 'ours',
    },
  },
];
