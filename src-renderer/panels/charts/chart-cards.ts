/** The charts that there are: whose each is, what it is called, and the definition that it is drawn from. */
import { authenticationDeviceMachine } from '#shared/machines/authentication-device-machine.ts';
import { authenticationRequestMachine } from '#shared/machines/authentication-request-machine.ts';
import { type Chart, chartOf } from '#shared/machines/chart-of.ts';
import { notificationDeliveryMachine } from '#shared/machines/notification-delivery-machine.ts';
import { personMachine } from '#shared/machines/person-machine.ts';
import { pollingMachine } from '#shared/machines/polling-machine.ts';
import { relyingPartyMachine } from '#shared/machines/relying-party-machine.ts';
import type { MachineMoment, MachineName, Moment } from '#shared/projections/moment.ts';
import type { PartyRole } from '#shared/trace/party.ts';

export interface ChartCard {
  readonly name: MachineName;
  readonly role: PartyRole;
  readonly title: string;
  readonly chart: Chart;
  /** Not every request is polled for, notified of or met by itself; those charts show when they begin. */
  readonly onceBegun?: boolean;
}

export const chartCards: readonly ChartCard[] = [
  {
    name: 'relying-party',
    role: 'relying-party',
    title: 'Relying party: the sign-in',
    chart: chartOf(relyingPartyMachine),
  },
  {
    name: 'authentication-request',
    role: 'provider',
    title: 'Provider: the request',
    chart: chartOf(authenticationRequestMachine),
  },
  {
    name: 'polling',
    role: 'provider',
    title: 'Provider: the polling',
    chart: chartOf(pollingMachine),
    onceBegun: true,
  },
  {
    name: 'notification-delivery',
    role: 'provider',
    title: 'Provider: the notification',
    chart: chartOf(notificationDeliveryMachine),
    onceBegun: true,
  },
  {
    name: 'authentication-device',
    role: 'authentication-device',
    title: 'Device: the prompt',
    chart: chartOf(authenticationDeviceMachine),
  },
  {
    name: 'person',
    role: 'person',
    title: 'Person: the reaction',
    chart: chartOf(personMachine),
    onceBegun: true,
  },
];

/** The machine of the chosen request; for a chart that always shows, else the newest of its kind. */
export function machineFor(
  { machines }: Moment,
  { name, onceBegun = false }: ChartCard,
  about: string | undefined,
): MachineMoment | undefined {
  const held = [...machines.values()].filter(({ machine }) => machine === name);
  const chosen = held.findLast((one) => one.about === about);
  return chosen ?? (onceBegun && about !== undefined ? undefined : held.at(-1));
}
