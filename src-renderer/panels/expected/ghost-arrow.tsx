/** One row of a small figure: a ghost for what was expected, an arrow for what came. */
import type { ExpectedRow } from '#shared/projections/expected/expected-rows.ts';
import { type Party, type PartyRole, roleOf } from '#shared/trace/party.ts';

const laneWidth = 56;

interface GhostArrowProps {
  readonly row: ExpectedRow;
  readonly roles: readonly PartyRole[];
}

export function GhostArrow({ row: { step, line }, roles }: GhostArrowProps) {
  const middle = (role: PartyRole): number => (roles.indexOf(role) + 0.5) * laneWidth;
  const width = roles.length * laneWidth;
  return (
    <svg className="ghost-figure" width={width} aria-hidden>
      {roles.map((role) => (
        <line
          key={role}
          className="lifeline"
          data-role={role}
          x1={middle(role)}
          x2={middle(role)}
          y1={0}
          y2="100%"
        />
      ))}
      {step === undefined ? null : <Stroke ends={step} middle={middle} y={14} isGhost />}
      {line === undefined ? null : <Stroke ends={line} middle={middle} y={26} isGhost={false} />}
    </svg>
  );
}

interface StrokeProps {
  readonly ends: { readonly from: Party; readonly to: Party };
  readonly middle: (role: PartyRole) => number;
  readonly y: number;
  readonly isGhost: boolean;
}

function Stroke({ ends, middle, y, isGhost }: StrokeProps) {
  const [from, to] = [middle(roleOf(ends.from)), middle(roleOf(ends.to))];
  const direction = to > from ? 1 : -1;
  return (
    <g className={isGhost ? 'ghost' : 'came'} data-role={roleOf(ends.from)}>
      <line x1={from} x2={to} y1={y} y2={y} />
      <path d={`M${to} ${y} l${-7 * direction} -4 v8 z`} />
    </g>
  );
}
