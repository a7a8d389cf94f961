/** A sign-in as the relying party's window tells it, from what is true at the moment shown. */
import {
  type MachineMoment,
  type Moment,
  machineAt,
  type TimerMoment,
} from '#shared/projections/moment.ts';
import type { EntryOf } from '#shared/trace/entry.ts';

export interface SignInLine {
  readonly began: EntryOf<'sign-in.began'>;
  readonly machine: MachineMoment | undefined;
  readonly timer: TimerMoment | undefined;
  readonly verified: EntryOf<'id-token.verified'> | undefined;
  readonly isOver: boolean;
}

const ends = new Set(['signedIn', 'denied', 'expired', 'refused', 'failed']);

/** The newest sign-in of this window's relying party. */
export function latestSignIn(moment: Moment): SignInLine | undefined {
  const began = moment.lastSignIn;
  if (began === undefined) return undefined;
  const machine = machineAt(moment, 'relying-party', began.signIn);
  return {
    began,
    machine,
    // The other timer of a sign-in is for its end.
    timer: timersOf(moment, began.signIn).find(({ timer }) => timer.includes('.after.rest.')),
    verified: moment.verified.get(began.signIn),
    isOver: ends.has(machine?.state ?? ''),
  };
}

/** Its timers that are still to come: who sees one party alone does not see that a timer went off. */
export function timersOf({ timers, at }: Moment, signIn: string): readonly TimerMoment[] {
  return [...timers.values()].filter(
    ({ instance, dueAt, remaining }) =>
      instance === signIn && (remaining !== undefined || dueAt > at),
  );
}
