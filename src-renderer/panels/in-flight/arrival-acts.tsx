/** The arrival of a message, or the end of its hold, taken for a timer: freeze it, now, at another time. */
import { Play, Snowflake, TimerReset, Zap } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { TimeIntent } from '#shared/intents/clock-intents.ts';
import type { NamedFlight } from '#shared/projections/network-board/flights.ts';
import { readMoment } from '../../model/words/read-time.ts';
import { TimePopover } from '../time/time-popover.tsx';

interface ArrivalActsProps {
  readonly run: string;
  readonly flight: NamedFlight;
  readonly now: number;
  readonly isDisabled: boolean;
  readonly onAsk: (intent: TimeIntent) => void;
}

export function ArrivalActs({ run, flight, now, isDisabled, onAsk }: ArrivalActsProps) {
  const { message: timer, title, way } = flight;
  const isFrozen = way.kind === 'held' && way.why === 'frozen';
  const isHeld = way.kind === 'held' && !isFrozen;
  // Its device is offline: there is no time to change.
  if (isHeld && way.until === null) return null;
  const Icon = isFrozen ? Play : Snowflake;
  const word = isFrozen ? 'Thaw' : 'Freeze';
  return (
    <>
      <Button
        className="button small"
        aria-label={`${word} ${title}`}
        isDisabled={isDisabled}
        onPress={() => onAsk({ kind: isFrozen ? 'timer.thawed' : 'timer.frozen', run, timer })}
      >
        <Icon aria-hidden size={13} /> {word}
      </Button>
      <Button
        className="button small"
        aria-label={`Now: ${title}`}
        isDisabled={isDisabled}
        onPress={() => onAsk({ kind: 'timer.fired', run, timer })}
      >
        <Zap aria-hidden size={13} /> Now
      </Button>
      <TimePopover
        name={`Move ${title}`}
        label={isHeld ? 'When the hold ends' : 'When it arrives'}
        hint="A time of the run such as 1:20, or +10 or -5 from where it is."
        deed="Move"
        quick={['-10 s', '+10 s', '+1 min']}
        read={(text) => readMoment(text, endOf(way, now))}
        onTime={(to) => onAsk({ kind: 'timer.moved', run, timer, to })}
        isDisabled={isDisabled}
      >
        <TimerReset aria-hidden size={13} /> Move
      </TimePopover>
    </>
  );
}

function endOf(way: NamedFlight['way'], now: number): number {
  if (way.kind === 'travelling') return way.arrivesAt;
  return way.until ?? now + (way.remainingMs ?? 0);
}
