/**
 * The lifelines of a run's diagram, fixed from its set-up: whoever can take part has a place from
 * the first moment, so that nothing moves when they first speak.
 */
import type { RunSetup } from '../protocol/setup/run-setup.ts';
import { type Party, type PartyRole, roleOf } from '../trace/party.ts';

export interface Lane {
  readonly party: Party;
  readonly role: PartyRole;
  readonly title: string;
}

/** The lanes of a run, left to right. */
export function lanesOf(setup: RunSetup): readonly Lane[] {
  const outside: Lane[] =
    setup.mode === 'wall'
      ? [{ party: 'outside-client', role: 'outside-client', title: 'Outside client' }]
      : [];
  const elsewhere: Lane[] = setup.relyingParties.some(({ provider }) => provider !== undefined)
    ? [{ party: 'outside-provider', role: 'outside-provider', title: 'Provider elsewhere' }]
    : [];
  return [
    { party: 'person', role: 'person', title: 'Person' },
    ...setup.relyingParties.map(({ name, title }) => lane(`relying-party/${name}`, title)),
    ...elsewhere,
    ...outside,
    { party: 'provider', role: 'provider', title: 'Provider' },
    ...channelsOf(setup),
    ...setup.devices.map(({ name, title }) => lane(`authentication-device/${name}`, title)),
  ];
}

/** The mail and the text messages stand between the provider and whom they reach. */
function channelsOf({ devices }: RunSetup): readonly Lane[] {
  const used = new Set(devices.map(({ channel }) => channel));
  const mail = used.has('email') ? [lane('channel/email', 'E-mail')] : [];
  return used.has('sms') ? [...mail, lane('channel/sms', 'Text messages')] : mail;
}

function lane(party: Party, title: string): Lane {
  return { party, role: roleOf(party), title };
}
