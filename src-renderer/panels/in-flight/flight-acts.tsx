/** What can be done to one message on its way. */
import { Clock, Copy, Hand, ListEnd, Pencil, Play, Timer, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { TimeIntent } from '#shared/intents/clock-intents.ts';
import type { NetworkIntent } from '#shared/intents/network-intents.ts';
import type { NamedFlight } from '#shared/projections/network-board/flights.ts';
import { shownDuration } from '../../model/words/shown-duration.ts';
import { ActMenu, type Deed } from './act-menu.tsx';
import { ArrivalActs } from './arrival-acts.tsx';

interface FlightActsProps {
  readonly run: string;
  readonly flight: NamedFlight;
  readonly now: number;
  /** The others, before which it may be put. */
  readonly others: readonly NamedFlight[];
  readonly isDisabled: boolean;
  readonly onAsk: (intent: NetworkIntent | TimeIntent) => void;
  readonly onEdit: () => void;
}

const delays = [100, 1000, 5000, 30_000, 60_000];
const holds = [5000, 30_000, 120_000, 600_000, 3_600_000];
const counts = [1, 2, 5];

export function FlightActs(props: FlightActsProps) {
  const { run, flight, others, isDisabled, onAsk, onEdit } = props;
  const { message, title } = flight;
  const at = { run, message } as const;
  const isOff = { isDisabled };
  return (
    <div className="flight-acts" role="group" aria-label={`Acts on ${title}`}>
      <HoldButton flight={flight} run={run} isDisabled={isDisabled} onAsk={onAsk} />
      <ActMenu label={`Hold for a time: ${title}`} {...isOff} deeds={holdDeeds(at, onAsk)}>
        <Clock aria-hidden size={13} /> Hold for
      </ActMenu>
      <ArrivalActs {...props} />
      <Button className="button small" aria-label={`Edit ${title}`} {...isOff} onPress={onEdit}>
        <Pencil aria-hidden size={13} /> Edit
      </Button>
      <ActMenu label={`Delay ${title}`} {...isOff} deeds={delayDeeds(at, onAsk)}>
        <Timer aria-hidden size={13} /> Delay
      </ActMenu>
      <ActMenu label={`Double ${title}`} {...isOff} deeds={doubleDeeds(at, onAsk)}>
        <Copy aria-hidden size={13} /> Double
      </ActMenu>
      <ActMenu
        label={`Before another: ${title}`}
        isDisabled={isDisabled || others.length === 0}
        deeds={others.map((other) => ({
          id: other.message,
          word: `Before ${other.title}`,
          carryOut: () => onAsk({ kind: 'message.reordered', ...at, before: other.message }),
        }))}
      >
        <ListEnd aria-hidden size={13} /> Before
      </ActMenu>
      <ActMenu label={`Drop ${title}`} {...isOff} deeds={dropDeeds(at, onAsk)}>
        <Trash2 aria-hidden size={13} /> Drop
      </ActMenu>
    </div>
  );
}

type HoldButtonProps = Pick<FlightActsProps, 'run' | 'flight' | 'isDisabled' | 'onAsk'>;

/** One place for both, so that the same press takes back what it did. */
function HoldButton({ run, flight, isDisabled, onAsk }: HoldButtonProps) {
  const { message, title, way } = flight;
  const isHeld = way.kind === 'held';
  const kind = isHeld ? 'message.released' : 'message.held';
  const word = isHeld ? 'Release' : 'Hold';
  const Icon = isHeld ? Play : Hand;
  return (
    <Button
      className={`button small${isHeld ? ' primary' : ''}`}
      aria-label={`${word} ${title}`}
      isDisabled={isDisabled}
      onPress={() => onAsk({ kind, run, message })}
    >
      <Icon aria-hidden size={13} /> {word}
    </Button>
  );
}

type At = Readonly<Record<'run' | 'message', string>>;
type Ask = FlightActsProps['onAsk'];

/** Nobody is held for ever: when the time is over it goes on by itself. */
function holdDeeds(at: At, onAsk: Ask): readonly Deed[] {
  return holds.map((limitMs) => ({
    id: String(limitMs),
    word: `At most ${shownDuration(limitMs)}`,
    carryOut: () => onAsk({ kind: 'message.held', ...at, limitMs }),
  }));
}

function delayDeeds(at: At, onAsk: Ask): readonly Deed[] {
  return delays.map((byMs) => ({
    id: String(byMs),
    word: `By ${shownDuration(byMs)}`,
    carryOut: () => onAsk({ kind: 'message.delayed', ...at, byMs }),
  }));
}

function doubleDeeds(at: At, onAsk: Ask): readonly Deed[] {
  return counts.map((times) => ({
    id: String(times),
    word: times === 1 ? 'Once more' : `${times} times more`,
    carryOut: () => onAsk({ kind: 'message.duplicated', ...at, times }),
  }));
}

function dropDeeds(at: At, onAsk: Ask): readonly Deed[] {
  return [
    {
      id: 'drop',
      word: 'Drop it',
      sentence: 'It vanishes, and nobody is told.',
      carryOut: () => onAsk({ kind: 'message.dropped', ...at }),
    },
    {
      id: 'reset',
      word: 'Reset the connection',
      sentence: 'Whoever waits finds out at once.',
      carryOut: () => onAsk({ kind: 'message.dropped', ...at, how: 'reset' }),
    },
  ];
}
