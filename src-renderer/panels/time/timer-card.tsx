/** One timer: whose it is, what it means, how long it still is; freeze it, fire it now, move it. */
import { Snowflake } from 'lucide-react';
import type { Lane } from '#shared/projections/lanes.ts';
import { type LiveTimer, remainingMs } from '#shared/projections/timers/live-timers.ts';
import { roleOf } from '#shared/trace/party.ts';
import { PartyFace } from '../../drawing/party-face.tsx';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { useAsk } from '../../model/use-ask.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { Countdown } from './countdown.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { TimerActs } from './timer-acts.tsx';

interface TimerCardProps {
  readonly run: string;
  readonly timer: LiveTimer;
  readonly lane: Lane | undefined;
  readonly now: number;
  readonly isPast: boolean;
  /** It is gone, and with it what had the keyboard. */
  readonly onFired: () => void;
}

export function TimerCard({ run, timer, lane, now, isPast, onFired }: TimerCardProps) {
  const asking = useAsk();
  const { sentence, party, about, due, totalMs } = timer;
  const isFrozen = due.kind === 'frozen';
  const role = roleOf(party);
  return (
    <li className={isFrozen ? 'timer-card frozen' : 'timer-card'} data-role={role}>
      <div className="timer-head">
        <PartyFace role={role} title={lane?.title ?? party} />
        {about === undefined ? null : <TransactionBadge about={about} />}
      </div>
      <p className="timer-sentence">{sentence}</p>
      <Countdown
        of={sentence}
        leftMs={remainingMs(timer, now)}
        totalMs={totalMs}
        isFrozen={isFrozen}
      >
        {due.kind === 'frozen' ? (
          <span className="frozen-word">
            <Snowflake aria-hidden size={13} /> frozen
          </span>
        ) : (
          <code className="timer-due">at {shownTime(due.at)}</code>
        )}
      </Countdown>
      <TimerActs run={run} of={timer} now={now} isPast={isPast} onFired={onFired} asking={asking} />
      <RefusalNote sentence={asking.refusal} />
    </li>
  );
}
