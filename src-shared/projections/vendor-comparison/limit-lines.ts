/** How much of anything a product takes, and which modes, hints and channels it knows. */
import type { ComparisonLine } from './comparison-line.ts';
import { toldBy } from './refusal-lines.ts';
import { absent, listed, type TriedRecord } from './tried-record.ts';

const noLimit = 'no limit';

/** A setting in which nothing, or zero, means that there is no limit. */
const limit = (value: number | undefined): string =>
  value === undefined || value === 0 ? noLimit : value.toLocaleString('en-GB');

export const limitLines: readonly ComparisonLine[] = [
  {
    title: 'Longest binding_message',
    read: ({ setup }) => limit(setup.provider.binding_message_max_length),
  },
  {
    title: 'Characters of a binding_message',
    read: ({ setup }) => listed(charactersOf(setup.provider.binding_message_characters)),
  },
  {
    title: 'Requests a minute for one person',
    read: ({ setup }) => limit(setup.provider.requests_per_minute_per_user),
  },
  {
    title: 'Polls too soon before the request ends',
    read: ({ setup }) => limit(setup.provider.polls_too_soon_limit),
  },
  {
    title: 'Longest life of a signed request, in seconds',
    read: ({ setup }) => limit(setup.provider.request_object_max_seconds),
  },
  { title: 'Size of authorization_details', read: ({ setup }) => detailsOf({ setup }) },
];

export const hintLines: readonly ComparisonLine[] = [
  { title: 'Delivery modes', read: ({ setup }) => listed(setup.provider.delivery_modes) },
  { title: 'Channels of the link', read: ({ setup }) => listed(setup.provider.channels) },
  {
    title: 'login_hint names somebody by',
    read: ({ profile }) => profile.loginHint ?? 'any-name',
  },
  { title: 'id_token_hint', read: toldBy('asked with a known ID token') },
  { title: 'login_hint_token', read: toldBy('asked with a login_hint_token') },
  { title: 'user_code', read: toldBy('asked with a user code') },
  { title: 'Steps of the console', read: ({ profile }) => String(profile.console?.length ?? 0) },
  {
    title: 'Parts of the console',
    read: ({ profile }) => listed([...new Set(profile.console?.map(({ part }) => part))]),
  },
];

/** Letters and digits by their ranges, so that a reader finds the signs. */
function charactersOf(allowed: string | undefined): readonly string[] {
  if (allowed === undefined || allowed === '') return ['whatever is shown plainly'];
  const signs = allowed.replaceAll(/[A-Za-z0-9]/g, '');
  return ['A-Z a-z 0-9', Array.from(signs, (sign) => (sign === ' ' ? 'blank' : sign)).join(' ')];
}

function detailsOf({ setup }: Pick<TriedRecord, 'setup'>): string {
  const limits = Object.entries(setup.provider.authorization_details_limits ?? {});
  const told = limits.map(([name, value]) => `${name} ${value?.toLocaleString('en-GB') ?? absent}`);
  return told.length === 0 ? noLimit : told.join(', ');
}
