/** The clocks of the parties that read one of their own: how wrong each is, and how to set it. */
import { Clock } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Lane } from '#shared/projections/lanes.ts';
import { PartyFace } from '../../drawing/party-face.tsx';
import { timeBoardAt } from '../../model/boards/time-board-at.ts';
import { useAsk } from '../../model/use-ask.ts';
import type { RunView } from '../../model/use-trace.ts';
import { readOffset } from '../../model/words/read-time.ts';
import { shownSkew } from '../../model/words/shown-skew.ts';
import { RefusalNote } from './refusal-note.tsx';
import { TimePopover } from './time-popover.tsx';

interface SkewLinesProps {
  readonly view: RunView;
  readonly isPast: boolean;
}

export function SkewLines({ view, isPast }: SkewLinesProps) {
  const { skews } = timeBoardAt(view).clock;
  const owners = view.model.diagram.lanes.filter(
    ({ role }) => role === 'provider' || role === 'relying-party',
  );
  return (
    <section aria-label="Clocks of the parties" className="time-section">
      <h2 className="time-heading">Clocks</h2>
      <ul className="timer-list">
        {owners.map((lane) => (
          <SkewLine
            key={lane.party}
            run={view.model.run}
            lane={lane}
            ms={skews.get(lane.party) ?? 0}
            isPast={isPast}
          />
        ))}
      </ul>
    </section>
  );
}

interface SkewLineProps {
  readonly run: string;
  readonly lane: Lane;
  readonly ms: number;
  readonly isPast: boolean;
}

function SkewLine({ run, lane: { party, role, title }, ms, isPast }: SkewLineProps) {
  const { ask, refusal } = useAsk();
  const set = (to: number): void => void ask({ kind: 'skew.set', run, party, ms: to });
  return (
    <li className="timer-card skew" data-role={role}>
      <div className="timer-head">
        <PartyFace role={role} title={title} />
        <span className={ms === 0 ? 'skew-right' : 'skew-wrong'}>{shownSkew(ms)}</span>
      </div>
      <div className="timer-acts">
        <TimePopover
          name={`Set the clock: ${title}`}
          label="How far it is ahead"
          hint="Such as +90 s, -5 min or 1:00:00. What it writes and judges by time follows it."
          deed="Set"
          quick={['-5 min', '+90 s', '+1 h']}
          read={readOffset}
          onTime={set}
          isDisabled={isPast}
        >
          <Clock aria-hidden size={13} /> Set
        </TimePopover>
        {ms === 0 ? null : (
          <Button
            className="button small"
            aria-label={`Put the clock right: ${title}`}
            isDisabled={isPast}
            onPress={() => set(0)}
          >
            Put right
          </Button>
        )}
      </div>
      <RefusalNote sentence={refusal} />
    </li>
  );
}
