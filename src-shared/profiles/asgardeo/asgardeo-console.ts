/**
 * The console of Asgardeo: what its guide has one tick in the application’s protocol, and the
 * prerequisites of each channel. The guide says of none what is answered without it.
 */
import type { ConditionName } from '../../protocol/rules/backchannel/conditions.ts';
import type { ConsoleStep } from '../console-step.ts';

const table = 'backchannel-authentication';
const application = 'Enable CIBA grant in your app';
const protocol = 'Applications > the application > Protocol';

const ofApplication = { table, after: 'repeats no parameter' } as const;

/** Asked for once the person is known, and only where no other channel leads to them. */
function ofChannel(rule: string, description: string, when: ConditionName): ConsoleStep['off'] {
  const after = 'person has not blocked the client';
  return { table, after, rule, error: 'invalid_request', description, when, source: 'ours' };
}

const applicationSteps: readonly ConsoleStep[] = [
  {
    name: 'ciba_grant',
    part: application,
    title: 'Check the box for CIBA among the allowed grant types',
    place: `${protocol} > Allowed grant types`,
    why: 'No application has the grant by itself, and without it nothing below can be set.',
    source: 'guide',
    off: {
      ...ofApplication,
      rule: 'application has the CIBA grant',
      error: 'unauthorized_client',
      description: 'The authenticated client is not authorized to use this grant type.',
      source: 'ours',
    },
  },
  {
    name: 'expiry_time',
    part: application,
    title: 'Set the expiry time, 120 seconds unless people need longer',
    place: `${protocol} > CIBA > Expiry Time`,
    why: 'It is how long somebody has to find the message, log in and answer.',
    source: 'guide',
    off: {
      ...ofApplication,
      rule: 'application has an expiry time',
      error: 'invalid_request',
      description: 'No expiry time is configured for the application.',
      source: 'ours',
    },
  },
  {
    name: 'notification_channels',
    part: application,
    title: 'Choose the notification channels',
    place: `${protocol} > CIBA > Notification Channels`,
    why: 'Somebody has to hear of the request: by e-mail, by text message, or from your client.',
    source: 'guide',
    off: {
      ...ofApplication,
      rule: 'application has a notification channel',
      error: 'invalid_request',
      description: 'No notification channel is configured for the application.',
      source: 'ours',
    },
  },
];

const email = 'only an e-mail can tell';
const sms = 'only a text message can tell';

const channelSteps: readonly ConsoleStep[] = [
  {
    name: 'email_provider',
    part: 'E-mail',
    title: 'Configure an e-mail provider for the organisation',
    place: 'Email & SMS > Email Provider',
    why: 'The organisation sends the e-mail itself, and needs a server to send it by.',
    source: 'guide',
    off: ofChannel('organisation has an e-mail provider', 'No e-mail provider is set up.', email),
  },
  {
    name: 'verified_email',
    part: 'E-mail',
    title: 'Have the person’s e-mail address verified',
    place: 'User Management > Users > the person > Email',
    why: 'A link that lets somebody in goes to no address that might be another’s.',
    source: 'guide',
    off: ofChannel(
      'person’s e-mail address is verified',
      'The user has no verified e-mail.',
      email,
    ),
  },
  {
    name: 'sms_provider',
    part: 'SMS',
    title: 'Configure an SMS provider for the organisation',
    place: 'Email & SMS > SMS Provider',
    why: 'The organisation sends the text message itself, by an account of its own.',
    source: 'guide',
    off: ofChannel('organisation has an SMS provider', 'No SMS provider is set up.', sms),
  },
  {
    name: 'mobile_number',
    part: 'SMS',
    title: 'Enter the person’s mobile number',
    place: 'User Management > Users > the person > Mobile',
    why: 'A text message needs a number to go to.',
    source: 'guide',
    off: ofChannel('person has a mobile number', 'The user has no mobile number.', sms),
  },
];

export const asgardeoConsole: readonly ConsoleStep[] = [...applicationSteps, ...channelSteps];
