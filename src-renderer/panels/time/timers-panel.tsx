/**
 * Every timer that runs or is frozen, every token, code and lock that lasts, and the clocks of the
 * parties: what each means, how long it still is, and what can be done to it.
 */
import { Hourglass } from 'lucide-react';
import { useRef } from 'react';
import { timersInOrder } from '#shared/projections/timers/time-board.ts';
import { timeBoardAt } from '../../model/boards/time-board-at.ts';
import { type RunView, useShownTime } from '../../model/use-trace.ts';
import { LifeCards } from './life-cards.tsx';
import { SkewLines } from './skew-lines.tsx';
import { TimerCard } from './timer-card.tsx';

/** More than that nobody reads; the ones that fire first are shown. */
const mostShown = 60;

export function TimersPanel({ view }: { readonly view: RunView }) {
  const now = useShownTime(view);
  const board = timeBoardAt(view);
  const timers = timersInOrder(board, now);
  const isPast = view.cursor !== null;
  const { lanes } = view.model.diagram;
  const place = useRef<HTMLDivElement>(null);
  return (
    <div className="time-panel" ref={place} tabIndex={-1} role="group" aria-label="Time">
      {isPast ? (
        <p className="time-note">This is the past. Return to now to change anything here.</p>
      ) : null}
      <section aria-label="Timers" className="time-section">
        <h2 className="time-heading">
          Timers <span className="time-count">{timers.length}</span>
        </h2>
        {timers.length === 0 ? <NoTimers /> : null}
        <ul className="timer-list">
          {timers.slice(0, mostShown).map((timer) => (
            <TimerCard
              key={timer.timer}
              run={view.model.run}
              timer={timer}
              lane={lanes.find(({ party }) => party === timer.party)}
              now={now}
              isPast={isPast}
              onFired={() => place.current?.focus()}
            />
          ))}
        </ul>
        {timers.length > mostShown ? (
          <p className="quiet-line">{timers.length - mostShown} more fire later.</p>
        ) : null}
      </section>
      <LifeCards view={view} now={now} onFired={() => place.current?.focus()} />
      <SkewLines view={view} isPast={isPast} />
    </div>
  );
}

function NoTimers() {
  return (
    <div className="time-empty">
      <Hourglass aria-hidden size={20} />
      <p>
        No timer runs. Sign in, and expiry, polling and the prompt appear here with their
        countdowns.
      </p>
    </div>
  );
}
