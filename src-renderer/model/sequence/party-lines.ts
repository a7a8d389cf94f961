/** What the list of parties says of each: its machines, newest first, with the timer they wait for. */

import type { Lane } from '#shared/projections/lanes.ts';
import {
  type MachineMoment,
  type Moment,
  recentMachines,
  type TimerMoment,
} from '#shared/projections/moment.ts';
import type { Session } from '#shared/session.ts';
import { nameOf, type Party, roleOf } from '#shared/trace/party.ts';

interface MachineLine {
  readonly machine: MachineMoment;
  readonly timer: TimerMoment | undefined;
}

export interface PartyLine {
  readonly lane: Lane;
  readonly machines: readonly MachineLine[];
}

/** One line a party. */
export function partyLines(lanes: readonly Lane[], moment: Moment): readonly PartyLine[] {
  const timers = [...moment.timers.values()];
  return lanes.map((lane) => ({
    lane,
    machines: recentMachines(moment, lane.party).map((machine) => ({
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
