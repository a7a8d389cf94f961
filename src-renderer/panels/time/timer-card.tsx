/** One timer: whose it is, what it means, how long it still is; freeze it, fire it now, move it. */
import { Play, Snowflake, TimerReset, Zap } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { TimeIntentOf } from '#shared/intents/clock-intents.ts';
import type { Lane } from '#shared/projections/lanes.ts';
import { type LiveTimer, remainingMs } from '#shared/projections/timers/live-timers.ts';
import { roleOf } from '#shared/trace/party.ts';
import { PartyFace, partyStyle } from '../../drawing/party-face.tsx';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { readMoment } from '../../model/read-time.ts';
import { shownTime } from '../../model/shown-text.ts';
import { type Asking, useAsk } from '../../model/use-ask.ts';
import { Countdown } from './countdown.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { TimePopover } from './time-popover.tsx';

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
    <li className={isFrozen ? 'timer-card frozen' : 'timer-card'} style={partyStyle(role)}>
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
      <TimerActs
        run={run}
        timer={timer}
        now={now}
        isPast={isPast}
        onFired={onFired}
        asking={asking}
      />
      <RefusalNote sentence={asking.refusal} />
    </li>
  );
}

interface TimerActsProps extends Omit<TimerCardProps, 'lane'> {
  readonly asking: Asking;
}

function TimerActs({ run, timer, now, isPast, onFired, asking }: TimerActsProps) {
  const { sentence, due } = timer;
  const isFrozen = due.kind === 'frozen';
  const act = (kind: TimeIntentOf<'timer.frozen' | 'timer.thawed' | 'timer.fired'>['kind']): void =>
    void asking.ask({ kind, run, timer: timer.timer });
  return (
    <div className="timer-acts">
      <Button
        className="button small"
        aria-label={`${isFrozen ? 'Thaw' : 'Freeze'}: ${sentence}`}
        isDisabled={isPast}
        onPress={() => act(isFrozen ? 'timer.thawed' : 'timer.frozen')}
      >
        {isFrozen ? <Play aria-hidden size={13} /> : <Snowflake aria-hidden size={13} />}
        {isFrozen ? 'Thaw' : 'Freeze'}
      </Button>
      <Button
        className="button small"
        aria-label={`Fire now: ${sentence}`}
        isDisabled={isPast}
        onPress={() => {
          act('timer.fired');
          onFired();
        }}
      >
        <Zap aria-hidden size={13} /> Fire
      </Button>
      <TimePopover
        name={`Move: ${sentence}`}
        label="When it fires"
        hint="A time of the run such as 1:20, or +10 or -5 from where it is."
        deed="Move"
        quick={['-10 s', '+10 s', '+1 min']}
        read={(text) => readMoment(text, due.kind === 'frozen' ? now + due.remainingMs : due.at)}
        onTime={(to) => void asking.ask({ kind: 'timer.moved', run, timer: timer.timer, to })}
        isDisabled={isPast}
      >
        <TimerReset aria-hidden size={13} /> Move
      </TimePopover>
    </div>
  );
}
