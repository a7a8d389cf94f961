/**
 * What has to be set in Keycloak before CIBA works: the client’s capability, the realm’s CIBA policy
 * and the server’s channel to devices. It has no guide of its own here; what is not known is ours.
 */
import type { ConsoleStep } from '../console-step.ts';

const table = 'backchannel-authentication';
const after = 'repeats no parameter';
const policy = 'Authentication > Policies > CIBA Policy';

export const keycloakConsole: readonly ConsoleStep[] = [
  {
    name: 'ciba_grant',
    part: 'The client',
    title: 'Switch on «OIDC CIBA Grant»',
    place: 'Clients > the client > Settings > Capability config',
    why: 'A client may ask people only after an administrator has said so: oidc.ciba.grant.enabled.',
    source: 'reference',
    off: {
      table,
      after,
      rule: 'client has the OIDC CIBA Grant',
      error: 'invalid_grant',
      description: 'Client not allowed OIDC CIBA Grant.',
      status: 401,
      source: 'reference',
    },
  },
  {
    name: 'delivery_mode',
    part: 'The realm’s CIBA policy',
    title: 'Choose the backchannel token delivery mode: poll or ping',
    place: `${policy} > Backchannel Token Delivery Mode`,
    why: 'A client without a mode of its own has that of the realm; push is refused when it is saved.',
    source: 'reference',
    off: {
      table,
      after,
      rule: 'realm has a delivery mode',
      error: 'unauthorized_client',
      description: 'The realm has no backchannel token delivery mode.',
      source: 'ours',
    },
  },
  {
    name: 'expires_in',
    part: 'The realm’s CIBA policy',
    title: 'Set how long a request lives: 120 seconds at first',
    place: `${policy} > Expires In`,
    why: 'It is the time that a person has to answer, and what every acknowledgement says.',
    source: 'reference',
    off: {
      table,
      after,
      rule: 'realm has an expiry',
      error: 'invalid_request',
      description: 'The realm says not how long a request lives.',
      source: 'ours',
    },
  },
  {
    name: 'interval',
    part: 'The realm’s CIBA policy',
    title: 'Set the interval between polls: 5 seconds at first',
    place: `${policy} > Interval`,
    why: 'A client that polls sooner hears slow_down, however often.',
    source: 'reference',
    off: {
      table,
      after,
      rule: 'realm has an interval',
      error: 'invalid_request',
      description: 'The realm says not how often a client may poll.',
      source: 'ours',
    },
  },
  {
    name: 'user_hint',
    part: 'The realm’s CIBA policy',
    title: 'Choose by which hint people are named: login_hint',
    place: `${policy} > Authentication Requested User Hint`,
    why: 'A request has to name the person by the hint that the realm reads.',
    source: 'reference',
    off: {
      table,
      after: 'has only one hint',
      rule: 'realm reads a hint',
      error: 'invalid_request',
      description: 'The realm reads no user hint.',
      source: 'ours',
    },
  },
  {
    name: 'authentication_channel',
    part: 'The server',
    title: 'Say where the authentication channel is: http-authentication-channel-uri',
    place: 'the server’s configuration: spi-ciba-auth-channel, ciba-http-auth-channel',
    why: 'Keycloak has no phones; it asks a server of yours, which has to answer 201.',
    source: 'reference',
    off: {
      table,
      after: 'hint names a known user',
      rule: 'server has an authentication channel',
      error: 'server_error',
      description: 'The authentication channel did not take the request.',
      status: 503,
      source: 'reference',
    },
  },
];
