/**
 * Okta’s set-up for CIBA, in the order of its two guides: the organisation, the custom authenticator
 * in four parts, the web application, the authorization server, and the person’s own enrolment.
 */
import type { ConsoleStep } from '../console-step.ts';

const known = 'hint names a known user';
const table = 'backchannel-authentication';

/** What the product answers when it cannot ask anybody: its reference has one code for all of it. */
const noChallenge = (rule: string) =>
  ({
    table,
    after: known,
    rule,
    error: 'access_denied',
    description: 'The challenge could not be started: no suitable authenticator was found.',
    source: 'reference',
  }) as const;

const organisation: readonly ConsoleStep[] = [
  {
    name: 'transaction_verification',
    part: 'The organisation',
    title: 'Switch the feature Transaction Verification on',
    place: 'Settings > Features',
    why: 'CIBA is a feature of the whole organisation: without it no application has the grant.',
    source: 'guide',
    off: {
      table,
      after: 'repeats no parameter',
      rule: 'organisation has transaction verification',
      error: 'unauthorized_client',
      description: 'Transaction verification is not enabled for this organisation.',
      source: 'ours',
    },
  },
];

const notificationService: readonly ConsoleStep[] = [
  {
    name: 'notification_service',
    part: '1 Notification service',
    title: 'Add APNs or FCM with its credentials',
    place: 'Security > Device Integrations > Notification Services',
    why: 'A push travels through Apple or Google, and they take it only from a service they know.',
    source: 'guide',
    off: noChallenge('organisation has a notification service'),
  },
];

const customAuthenticator: readonly ConsoleStep[] = [
  {
    name: 'custom_authenticator',
    part: '2 Custom authenticator',
    title: 'Add the Custom Authenticator, for the native app and with the notification service',
    place: 'Security > Authenticators > Setup',
    why: 'It joins the app on the phone to the way that prompts reach it.',
    source: 'guide',
    off: noChallenge('organisation has a custom authenticator'),
  },
];

const webApplication: readonly ConsoleStep[] = [
  {
    name: 'web_application',
    deed: 'creates a web application',
    part: '3 Web application',
    title: 'Create the client as a Web Application',
    place: 'Applications > Applications > Create App Integration',
    why: 'Only a web application, which can keep a secret, may ask for approval this way.',
    source: 'guide',
    off: {
      table,
      after: 'repeats no parameter',
      rule: 'client is a web application',
      error: 'access_denied',
      description: 'This grant is for web applications only.',
      source: 'reference',
    },
  },
  {
    name: 'ciba_grant',
    deed: 'adds the grant',
    part: '3 Web application',
    title: 'Tick «Client-initiated backchannel authentication» among the grant types',
    place: 'Applications > Applications > General > Client Protocol',
    why: 'An application has only the grants that somebody ticked for it.',
    source: 'guide',
    off: {
      table,
      after: 'repeats no parameter',
      rule: 'application has the CIBA grant',
      error: 'invalid_client',
      description: 'The application is not configured for this grant.',
      source: 'reference',
    },
  },
  {
    name: 'preferred_authenticator',
    deed: 'names an authenticator',
    part: '3 Web application',
    title: 'Choose the custom authenticator under «Preferred authenticator for CIBA»',
    place: 'Applications > Applications > General > Client Protocol',
    why: 'The application says which authenticator asks its people; the name links the two.',
    source: 'guide',
    off: noChallenge('application names its authenticator'),
  },
  {
    name: 'assignments',
    part: '3 Web application',
    title: 'Let everyone in the organisation use the application, or assign its people',
    place: 'Applications > Applications > Assignments',
    why: 'A person who is not assigned to an application does not exist for it.',
    source: 'guide',
    off: {
      table,
      after: known,
      rule: 'person is assigned to the application',
      error: 'invalid_request',
      description: 'The user of this hint is not assigned to the application.',
      source: 'reference',
    },
  },
];

const enrolment: readonly ConsoleStep[] = [
  {
    name: 'enrollment_policy',
    part: '4 Enrolment policy',
    title: 'Set the custom authenticator to Optional in the enrolment policy',
    place: 'Security > Authenticators > Enrollment',
    why: 'Nobody can enrol in an authenticator that the policy keeps disabled.',
    source: 'guide',
    off: noChallenge('enrolment policy offers the authenticator'),
  },
];

const authorizationServer: readonly ConsoleStep[] = [
  {
    name: 'access_policy',
    part: '5 Authorization server',
    title: 'List the grant in the rule of the access policy',
    place: 'Security > API > Authorization Servers > Access Policies',
    why: 'The application may have the grant, and the server’s policy still has to allow its use.',
    source: 'guide',
    off: {
      table,
      after: 'scope is allowed to the client',
      rule: 'access policy lists the grant',
      error: 'access_denied',
      description: 'No rule of the access policy allows this grant.',
      source: 'ours',
    },
  },
];

const person: readonly ConsoleStep[] = [
  {
    name: 'push_enrolled',
    deed: 'enrols for pushes',
    part: '6 The person’s phone',
    title: 'Sign in to the app and slide «Sign in with push notifications» on',
    place: 'The app on the phone > Security Settings',
    why: 'The phone makes a key of its own for this account; before that there is nobody to ask.',
    source: 'guide',
    off: noChallenge('person has enrolled a phone'),
  },
  {
    name: 'ciba_transactions',
    deed: 'takes CIBA transactions',
    part: '6 The person’s phone',
    title: 'Slide «Enable CIBA transactions» on',
    place: 'The app on the phone > Security Settings',
    why: 'Being asked about signing in and being asked about transactions are enrolled apart.',
    source: 'guide',
    off: noChallenge('person takes CIBA transactions'),
  },
];

export const oktaConsole: readonly ConsoleStep[] = [
  ...organisation,
  ...notificationService,
  ...customAuthenticator,
  ...webApplication,
  ...enrolment,
  ...authorizationServer,
  ...person,
];
