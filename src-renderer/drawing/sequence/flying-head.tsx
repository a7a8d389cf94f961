/**
 * The head of an arrow that is under way. While the clock runs it goes on by itself, as long as the
 * message still takes; while the clock stands it stands where the message is.
 */
import { type CSSProperties, useState } from 'react';
import { arrowY } from './sequence-geometry.ts';

interface FlyingHeadProps {
  readonly from: number;
  readonly to: number;
  readonly direction: 1 | -1;
  /** 0 where it stands. */
  readonly leftMs: number;
}

export function FlyingHead({ from, to, direction, leftMs }: FlyingHeadProps) {
  // Where it set out from and how long it takes stay as they were: it is drawn once, and then goes.
  const [flight] = useState({ from, leftMs });
  const start = flight.leftMs > 0 ? flight.from : from;
  const style = {
    '--start': `${start}px`,
    '--end': `${to}px`,
    '--left': `${flight.leftMs}ms`,
  } as CSSProperties;
  return (
    <path
      className={flight.leftMs > 0 ? 'tip head going' : 'tip head'}
      style={style}
      d={`M${6 * direction} ${arrowY} l${-13 * direction} -7 v14 z`}
    />
  );
}
