/** What can be done to anything that has an end: freeze it, let it run again, fire it now, move it. */
import { Play, Snowflake, TimerReset, Zap } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { TimeIntentOf } from '#shared/intents/clock-intents.ts';
import type { LiveTimer } from '#shared/projections/timers/live-timers.ts';
import type { Asking } from '../../model/use-ask.ts';
import { readMoment } from '../../model/words/read-time.ts';
import { TimePopover } from './time-popover.tsx';

interface TimerActsProps {
  readonly run: string;
  /** A machine's timer, or whatever else has a name like one. */
  readonly of: Pick<LiveTimer, 'timer' | 'sentence' | 'due'>;
  readonly now: number;
  readonly isPast: boolean;
  /** What had the keyboard may be gone. */
  readonly onFired: () => void;
  readonly asking: Asking;
}

export function TimerActs({ run, of, now, isPast, onFired, asking }: TimerActsProps) {
  const { timer, sentence, due } = of;
  const isFrozen = due.kind === 'frozen';
  const act = (kind: TimeIntentOf<'timer.frozen' | 'timer.thawed' | 'timer.fired'>['kind']): void =>
    void asking.ask({ kind, run, timer });
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
        onTime={(to) => void asking.ask({ kind: 'timer.moved', run, timer, to })}
        isDisabled={isPast}
      >
        <TimerReset aria-hidden size={13} /> Move
      </TimePopover>
    </div>
  );
}
