/** Every message on its way or held, and what a trainer may do to each. */
import { Send } from 'lucide-react';
import { useState } from 'react';
import { type NamedFlight, named } from '#shared/projections/network-board/flights.ts';
import { networkBoardAt } from '../../model/boards/network-board-at.ts';
import { useAsk } from '../../model/use-ask.ts';
import { type RunView, useShownTime } from '../../model/use-trace.ts';
import { RefusalLine } from '../form/refusal-line.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { FlightActs } from './flight-acts.tsx';
import { FlightLine } from './flight-line.tsx';

interface InFlightPanelProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly onSelect: (seq: number) => void;
}

export function InFlightPanel({ view, selected, onSelect }: InFlightPanelProps) {
  const now = useShownTime(view);
  const [edited, edit] = useState<NamedFlight>();
  const { ask, refusal, forget } = useAsk();
  const { run, diagram } = view.model;
  const flights = flightsOf(view);
  const isPast = view.cursor !== null;
  return (
    <section className="tool-panel" aria-label="In flight">
      <RefusalLine sentence={refusal} onDismiss={forget} />
      {isPast ? (
        <p className="quiet-line tool-note">
          You are looking at the past: this is what was on its way then. Return to now to act.
        </p>
      ) : null}
      {flights.length === 0 ? (
        <div className="empty">
          <Send aria-hidden size={22} />
          <p>Messages appear here while they are on their way or held.</p>
          <p>Pause the run and step, or let a fault rule hold what you wait for.</p>
        </div>
      ) : (
        <ul className="flights" aria-label="Messages in flight">
          {flights.map((flight) => (
            <FlightLine
              key={flight.message}
              flight={flight}
              lanes={diagram.lanes}
              now={now}
              isSelected={flight.seq === selected}
              onSelect={onSelect}
            >
              <FlightActs
                run={run}
                now={now}
                flight={flight}
                others={flights.filter(
                  ({ message, way }) => message !== flight.message && way.kind === 'travelling',
                )}
                isDisabled={isPast}
                onAsk={(intent) => void ask(intent)}
                onEdit={() => edit(flight)}
              />
            </FlightLine>
          ))}
        </ul>
      )}
      {edited === undefined ? null : (
        <EditDialog run={run} flight={edited} onClose={() => edit(undefined)} />
      )}
    </section>
  );
}

/** In the order in which they were sent, so that none jumps when it is delayed. */
function flightsOf(view: RunView): readonly NamedFlight[] {
  const { byId } = networkBoardAt(view).flights;
  return [...byId.values()].map(named).sort((left, right) => left.seq - right.seq);
}
