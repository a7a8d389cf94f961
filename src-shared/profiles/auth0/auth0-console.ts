/**
 * Auth0’s set-up for CIBA in the order of its guide: pushes for the tenant, the mobile application and
 * the person, and the application with the grant and its three restrictions.
 */
import type { ConsoleStep } from '../console-step.ts';

const table = 'backchannel-authentication';
const pushed = 'Guardian push';
const application = 'The application';

/** Nobody has published what is answered when no push can go out and no e-mail may stand in. */
const noPush = (rule: string, description: string) =>
  ({
    table,
    after: 'hint names a known user',
    rule,
    error: 'access_denied',
    description,
    status: 403,
    when: 'only a push can ask',
    source: 'ours',
  }) as const;

const pushSteps: readonly ConsoleStep[] = [
  {
    name: 'guardian_sdk',
    part: 'The mobile application',
    title: 'Build a mobile application with the Guardian SDK',
    place: 'your own application, for iOS or Android',
    why: 'The push reaches an application of yours, which shows it and sends the decision back.',
    source: 'guide',
    off: noPush('a mobile application has the Guardian SDK', 'No application can show the push.'),
  },
  {
    name: 'guardian_push',
    part: pushed,
    title: 'Enable «Push Notification using Auth0 Guardian» for the tenant',
    place: 'Security > Multi-factor Auth',
    why: 'A factor that the tenant has not enabled sends nothing, whoever is enrolled in it.',
    source: 'guide',
    off: noPush('tenant has Guardian pushes enabled', 'Push notifications are not enabled.'),
  },
  {
    name: 'mfa_settings',
    part: pushed,
    title: 'Configure multi-factor authentication for Guardian',
    place: 'Security > Multi-factor Auth > Push Notification using Auth0 Guardian',
    why: 'The guide says that the factor may require some settings, such as how the push is sent.',
    source: 'guide',
    off: noPush('tenant has its multi-factor settings', 'Push notifications are not configured.'),
  },
  {
    name: 'push_enrolled',
    part: 'The person',
    title: 'Enrol the person in Guardian push notifications',
    place: 'the mobile application, signed in as the person',
    why: 'Only an enrolled phone gets the push; else an e-mail is sent, where the client allows it.',
    source: 'guide',
    off: noPush('person is enrolled in Guardian pushes', 'The user is not enrolled in push.'),
  },
];

const after = 'repeats no parameter';

const applicationSteps: readonly ConsoleStep[] = [
  {
    name: 'ciba_grant',
    deed: 'adds the grant',
    part: application,
    title: 'Tick «Client Initiated Backchannel Authentication (CIBA)»',
    place: 'Applications > Applications > Grant Types, or PATCH /api/v2/clients/{id}',
    why: 'No application has the grant by itself; the dashboard or the Management API adds it.',
    source: 'guide',
    off: {
      table,
      after,
      rule: 'application has the CIBA grant',
      error: 'unauthorized_client',
      description: "Grant type 'urn:openid:params:grant-type:ciba' not allowed for the client.",
      status: 403,
      source: 'reported',
    },
  },
  {
    name: 'first_party',
    part: application,
    title: 'Let the application be a first-party one',
    place: 'Applications > Applications, is_first_party',
    why: 'People are asked only for applications that belong to the tenant itself.',
    source: 'guide',
    off: {
      table,
      after,
      rule: 'application is a first-party one',
      error: 'unauthorized_client',
      description: 'Only first-party clients can use this grant.',
      status: 403,
      member: 'is_first_party',
      source: 'ours',
    },
  },
  {
    name: 'confidential',
    part: application,
    title: 'Let the application authenticate: any method but none',
    place: 'Applications > Applications > Credentials, token_endpoint_auth_method',
    why: 'An application that keeps no secret cannot be told apart from whoever copies its name.',
    source: 'guide',
    off: {
      table,
      after,
      rule: 'application is confidential',
      error: 'unauthorized_client',
      description: 'Only confidential clients can use this grant.',
      status: 403,
      source: 'ours',
    },
  },
  {
    name: 'oidc_conformant',
    part: application,
    title: 'Let the application be OIDC-conformant',
    place: 'Applications > Applications > Advanced Settings > OAuth, oidc_conformant',
    why: 'Older applications follow Auth0’s own ways of before; every new one is conformant.',
    source: 'guide',
    off: {
      table,
      after,
      rule: 'application is OIDC-conformant',
      error: 'unauthorized_client',
      description: 'Only OIDC conformant clients can use this grant.',
      status: 403,
      member: 'oidc_conformant',
      source: 'ours',
    },
  },
];

export const auth0Console: readonly ConsoleStep[] = [...pushSteps, ...applicationSteps];
