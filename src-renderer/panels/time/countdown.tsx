/** How much of a time is left, as a bar to scale and in words; a frozen one stands still and says so. */
import type { ReactNode } from 'react';
import { Meter } from 'react-aria-components';
import { shownSeconds } from '../../model/words/shown-text.ts';

interface CountdownProps {
  readonly of: string;
  readonly leftMs: number;
  readonly totalMs: number;
  readonly isFrozen: boolean;
  /** When it fires, beside how long that is. */
  readonly children?: ReactNode;
}

export function Countdown({ of, leftMs, totalMs, isFrozen, children }: CountdownProps) {
  const share = totalMs === 0 ? 0 : Math.min(1, leftMs / totalMs);
  const words = `${shownSeconds(leftMs)} of ${shownSeconds(totalMs)}`;
  return (
    <Meter
      className={isFrozen ? 'time-left frozen' : 'time-left'}
      aria-label={`Time left: ${of}`}
      value={share * 100}
      valueLabel={isFrozen ? `frozen with ${words}` : words}
    >
      <span className="time-bar" aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="timer-when">
        <span className="time-words">
          <strong>{shownSeconds(leftMs)}</strong> of {shownSeconds(totalMs)}
        </span>
        {children}
      </span>
    </Meter>
  );
}
