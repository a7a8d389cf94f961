/** What the list of parties says of each: its machines, newest first, with the timer they wait for. */
import type { Session } from '#shared/intents.ts';
import type { Lane } from '#shared/projections/lanes.ts';
import type { MachineMoment, Moment, TimerMoment } from '#shared/projections/moment.ts';
import { nameOf, type Party, roleOf } from '#shared/trace/party.ts';

interface MachineLine {
  readonly machine: MachineMoment;
  readonly timer: TimerMoment | undefined;
}

export interface PartyLine {
  readonly lane: Lane;
  readonly machines: readonly MachineLine[];
}

const mostMachines = 4;

/** One line a party. */
export function partyLines(lanes: readonly Lane[], moment: Moment): readonly PartyLine[] {
  const machines = [...moment.machines.values()].sort((left, right) => right.seq - left.seq);
  const timers = [...moment.timers.values()];
  return lanes.map((lane) => ({
    lane,
    machines: machines
      // How a client polls is in the chart; here it would crowd out the requests themselves.
      .filter(({ party, machine }) => party === lane.party && machine !== 'polling')
      .slice(0, mostMachines)
      .map((machine) => ({
        machine,
        timer: timers.find(
          (timer) => timer.instance === machine.instance && timer.machine === machine.machine,
        ),
      })),
  }));
}

/** Which window shows a party, if it has one. */
export function partyOfWindow(party: Party): Pick<Session, 'view' | 'party'> | undefined {
  const role = roleOf(party);
  if (role === 'relying-party') return { view: 'relying-party', party: nameOf(party) };
  return role === 'authentication-device' ? { view: 'device', party: nameOf(party) } : undefined;
}
