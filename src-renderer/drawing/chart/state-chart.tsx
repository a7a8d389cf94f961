/**
 * A machine's chart, laid out by distance from its first state, with the current state lit, the
 * last transition marked and the transitions that are possible now drawn stronger.
 */
import type { Chart } from '#shared/machines/chart-of.ts';
import type { TrailStep } from '#shared/projections/moment.ts';
import { shownState } from '../../model/words/shown-text.ts';
import {
  type ChartLayout,
  edgePath,
  layOut,
  nodeHeight,
  nodeWidth,
  type PlacedState,
} from './chart-layout.ts';
import { isWithin } from './open-transitions.ts';

interface StateChartProps {
  readonly chart: Chart;
  readonly label: string;
  readonly current: string | undefined;
  readonly previous: string | null;
  readonly event: string | undefined;
  /** The last states, oldest first, as they are numbered below the chart. */
  readonly trail: readonly TrailStep[];
}

export function StateChart({ chart, label, current, previous, event, trail }: StateChartProps) {
  const layout = layOut(chart);
  const edges = drawnEdges(chart, { current, previous, event });
  return (
    // Where it is wider than its place, the keyboard scrolls it.
    <div className="chart-scroll" role="group" aria-label={`${label}, chart`} tabIndex={0}>
      <svg
        className="chart"
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        style={{ width: '100%', maxWidth: layout.width, minWidth: layout.width * 0.76 }}
        role="img"
        aria-label={`${label}: ${spoken(current)}`}
      >
        {layout.groups.map(({ name, x, y, width, height }) => (
          <g key={name}>
            <rect className="group" x={x} y={y} width={width} height={height} rx={12} />
            <text className="group-label" x={x + 10} y={y + 14}>
              {name}
            </text>
          </g>
        ))}
        {edges.map((edge) => (
          <Edge key={`${edge.from}-${edge.to}`} layout={layout} edge={edge} />
        ))}
        {layout.states.map((state) => (
          <StateBox
            key={state.name}
            state={state}
            isCurrent={state.name === current}
            visits={visitsOf(trail, state.name)}
          />
        ))}
        {edges.map((edge) =>
          edge.isLit ? (
            // Above the boxes, which would hide a part of it.
            <g key={`${edge.from}-${edge.to}`} className="edge lit">
              <EdgeWords layout={layout} edge={edge} />
            </g>
          ) : null,
        )}
      </svg>
    </div>
  );
}

function spoken(current: string | undefined): string {
  return current === undefined ? 'not started' : `now ${shownState(current)}`;
}

interface StateBoxProps {
  readonly state: PlacedState;
  readonly isCurrent: boolean;
  /** Which steps of the trail led there. */
  readonly visits: readonly number[];
}

/** The places in the trail at which it was in that state, from 1. */
function visitsOf(trail: readonly TrailStep[], name: string): readonly number[] {
  return trail.flatMap(({ state }, place) => (state === name ? [place + 1] : []));
}

function StateBox({ state, isCurrent, visits }: StateBoxProps) {
  const last = visits.at(-1);
  const classes = ['state', isCurrent ? 'current' : '', last === undefined ? '' : 'trail'];
  return (
    <g className={classes.join(' ')} transform={`translate(${state.x} ${state.y})`}>
      <rect width={nodeWidth} height={nodeHeight} rx={state.isFinal ? 17 : 8} />
      <text x={nodeWidth / 2} y={nodeHeight / 2 + 4.5} textAnchor="middle">
        {shownState(state.name)}
      </text>
      {last === undefined ? null : (
        <g className="visit" transform={`translate(${nodeWidth - 2} 1)`}>
          <circle r={8} />
          <text y={3.5} textAnchor="middle">
            {last}
          </text>
        </g>
      )}
    </g>
  );
}

interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly events: readonly string[];
  readonly isLit: boolean;
  readonly isOpen: boolean;
}

interface Now {
  readonly current: string | undefined;
  readonly previous: string | null;
  readonly event: string | undefined;
}

/** One line for all transitions between two states, told apart by their events. */
function drawnEdges(
  { transitions }: Chart,
  { current, previous, event }: Now,
): readonly DrawnEdge[] {
  const byEnds = Map.groupBy(transitions, ({ from, to }) => `${from} ${to}`);
  return [...byEnds.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { from, to } = first;
    const events = group.map((transition) => transition.event);
    const taken = events.filter((one) => one === event || isTimer(event, one));
    const isLit = to === current && isWithin(previous, from) && taken.length > 0;
    // Of the one that was taken last only what happened is said; the others say it when asked.
    return [
      {
        from,
        to,
        events: isLit ? taken : events,
        isLit,
        isOpen: current !== undefined && isWithin(current, from),
      },
    ];
  });
}

/** «after rest» stands for XState's own «xstate.after.rest.…». */
function isTimer(event: string | undefined, label: string): boolean {
  return (
    label.startsWith('after ') && event?.startsWith(`xstate.${label.replace(' ', '.')}.`) === true
  );
}

interface EdgeProps {
  readonly layout: ChartLayout;
  readonly edge: DrawnEdge;
}

function Edge({ layout, edge }: EdgeProps) {
  const drawn = edgePath(layout, edge.from, edge.to);
  if (drawn === undefined) return null;
  return (
    <g className={['edge', edge.isLit ? 'lit' : '', edge.isOpen ? 'open' : ''].join(' ')}>
      <path d={drawn.path} />
      {edge.isLit ? null : <EdgeWords layout={layout} edge={edge} />}
    </g>
  );
}

/** The events that lead along it. */
function EdgeWords({ layout, edge }: EdgeProps) {
  const drawn = edgePath(layout, edge.from, edge.to);
  if (drawn === undefined) return null;
  const lines = [...new Set(edge.events)].flatMap((event) => event.split(/(?<=\.)/));
  return (
    <text textAnchor="middle">
      {lines.map((line, index) => (
        <tspan key={line} x={drawn.labelX} y={drawn.labelY + (index - lines.length / 2 + 0.7) * 12}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
