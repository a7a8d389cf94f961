/** The state charts of one transaction: the request, the relying party's sign-in, the prompt. */
import { authenticationDeviceMachine } from '#shared/machines/authentication-device-machine.ts';
import { authenticationRequestMachine } from '#shared/machines/authentication-request-machine.ts';
import { type Chart, chartOf } from '#shared/machines/chart-of.ts';
import { notificationDeliveryMachine } from '#shared/machines/notification-delivery-machine.ts';
import { pollingMachine } from '#shared/machines/polling-machine.ts';
import { relyingPartyMachine } from '#shared/machines/relying-party-machine.ts';
import type { MachineMoment, MachineName, Moment } from '#shared/projections/moment.ts';
import type { PartyRole } from '#shared/trace/party.ts';
import { PartyFace, partyStyle } from '../drawing/party-face.tsx';
import { StateChart } from '../drawing/state-chart.tsx';
import { TransactionBadge } from '../drawing/transaction-badge.tsx';

interface ChartCard {
  readonly name: MachineName;
  readonly role: PartyRole;
  readonly title: string;
  readonly chart: Chart;
  /** Not every request is polled for or notified of; those charts show when they begin. */
  readonly onceBegun?: boolean;
}

const charts: readonly ChartCard[] = [
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
];

interface ChartPanelProps {
  readonly moment: Moment;
  /** The request whose machines are shown; the newest when nothing is selected. */
  readonly about: string | undefined;
}

export function ChartPanel({ moment, about }: ChartPanelProps) {
  return (
    <section className="charts" aria-label="State charts" tabIndex={0}>
      {charts.map(({ name, role, title, chart, onceBegun = false }) => {
        const machine = machineFor(moment, name, about);
        if (onceBegun && machine === undefined) return null;
        return (
          <section key={name} className="chart-card" style={partyStyle(role)}>
            <h2>
              <PartyFace role={role} title={title} />
              {machine?.about === undefined ? null : <TransactionBadge about={machine.about} />}
            </h2>
            <StateChart
              chart={chart}
              label={title}
              current={machine?.state}
              previous={machine?.previous ?? null}
              event={machine?.event}
              trail={machine?.trail ?? []}
            />
          </section>
        );
      })}
    </section>
  );
}

function machineFor(
  moment: Moment,
  name: MachineName,
  about: string | undefined,
): MachineMoment | undefined {
  const machines = [...moment.machines.values()].filter(({ machine }) => machine === name);
  return machines.findLast((held) => held.about === about) ?? machines.at(-1);
}
