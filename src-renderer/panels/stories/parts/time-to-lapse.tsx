/** How long the request lasts: a bar that gets shorter, and a clock. */
import { Meter } from 'react-aria-components';
import { shownClock } from '../../../model/story/shown-clock.ts';
import type { Telling } from '../../../model/story/use-telling.ts';
import { useShownTime } from '../../../model/use-trace.ts';

export function TimeToLapse({ telling: { lapse, view } }: { readonly telling: Telling }) {
  const now = useShownTime(view);
  if (lapse === undefined) return null;
  const { dueAt, setAt, remaining } = lapse;
  const left = Math.max(0, remaining ?? dueAt - now);
  const share = dueAt > setAt ? Math.min(1, left / (dueAt - setAt)) : 0;
  const words = `${shownClock(left)} left`;
  return (
    <Meter
      className="story-lapse"
      aria-label="Time to answer"
      value={share * 100}
      valueLabel={words}
    >
      <span className="story-lapse-bar" aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="story-lapse-words">{words}</span>
    </Meter>
  );
}
