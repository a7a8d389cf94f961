/** The badge of a request, the same in every window: beside words, and in the figure. */
import { memo } from 'react';
import { type BadgeLook, badgeLook } from './badge-look.ts';

interface TransactionBadgeProps {
  /** The auth_req_id. */
  readonly about: string;
}

export const TransactionBadge = memo(function TransactionBadge({ about }: TransactionBadgeProps) {
  const look = badgeLook(about);
  return (
    <span className="badge" data-hue={look.hue} data-sign={look.sign} title={`Request ${about}`}>
      {look.text}
    </span>
  );
});

const width = 48;
const height = 13;

interface FigureBadgeProps extends TransactionBadgeProps {
  /** Where it ends on the right, and its middle. */
  readonly right: number;
  readonly middle: number;
}

/** The same, drawn into a figure. */
export function FigureBadge({ about, right, middle }: FigureBadgeProps) {
  const look = badgeLook(about);
  const left = right - width;
  return (
    <g className="figure-badge" data-hue={look.hue}>
      <title>Request {about}</title>
      <rect x={left} y={middle - height / 2} width={width} height={height} rx={4} />
      <path d={`M${left + 9} ${middle}${outlines[look.sign]}`} />
      <text x={left + 16} y={middle + 3.5}>
        {look.text}
      </text>
    </g>
  );
}

/** Around their middle, seven wide. */
const outlines: Readonly<Record<BadgeLook['sign'], string>> = {
  circle: 'm-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z',
  square: 'm-3.2 -3.2h6.4v6.4h-6.4z',
  diamond: 'm0 -4.2l4.2 4.2l-4.2 4.2l-4.2 -4.2z',
  triangle: 'm0 -3.8l4 7h-8z',
};
