/**
 * Places a chart's states in columns by their distance from the first one. Final states that lead
 * nowhere stand below those that go on, so that the way to success is a straight line.
 */
import type { Chart } from '#shared/machines/chart-of.ts';

export const nodeWidth = 114;
export const nodeHeight = 32;
const columnGap = 56;
const rowGap = 22;
const margin = 18;
/** A group has its name and its border above its first row. */
const headroom = 24;

export interface PlacedState {
  readonly name: string;
  readonly isFinal: boolean;
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ChartLayout {
  readonly states: readonly PlacedState[];
  readonly groups: readonly Box[];
  readonly width: number;
  readonly height: number;
}

/** Lays out a chart; the same chart always looks the same. */
export function layOut(chart: Chart): ChartLayout {
  const leaves = chart.states.filter((state) => !state.isParent);
  const depths = depthsOf(chart);
  const columns = new Map<number, number>();
  const ordered = [...leaves].sort(
    (left, right) => weight(chart, left.name) - weight(chart, right.name),
  );
  const states = ordered.map(({ name, isFinal }) => {
    const column = depths.get(name) ?? 0;
    const row = columns.get(column) ?? 0;
    columns.set(column, row + 1);
    return {
      name,
      isFinal,
      x: margin + column * (nodeWidth + columnGap),
      y: headroom + row * (nodeHeight + rowGap),
    };
  });
  const groups = chart.states
    .filter((state) => state.isParent)
    .map(({ name }) => boxAround(name, states));
  const width = Math.max(...states.map(({ x }) => x)) + nodeWidth + margin;
  const height = Math.max(...states.map(({ y }) => y)) + nodeHeight + margin + 10;
  return { states, groups, width, height };
}

/** States that go on come first; the happy end comes before the unhappy ones. */
function weight({ transitions, states }: Chart, name: string): number {
  const goesOn = transitions.some(({ from }) => from === name);
  if (goesOn) return 0;
  const happy = ['signedIn', 'redeemed', 'approved'];
  return happy.includes(name) ? 1 : 2 + states.findIndex((state) => state.name === name) / 100;
}

/** Distance from the first state; a transition out of a group counts from its deepest member. */
function depthsOf({ transitions, initial, states }: Chart): ReadonlyMap<string, number> {
  const depths = new Map([[initial, 0]]);
  const queue = [initial];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const depth = depths.get(name) ?? 0;
    const parent = states.find((state) => state.name === name)?.parent;
    for (const { from, to } of transitions) {
      if (from !== name && from !== parent) continue;
      if (depths.has(to)) continue;
      depths.set(to, depth + 1);
      queue.push(to);
    }
  }
  return depths;
}

function boxAround(name: string, states: readonly PlacedState[]): Box {
  const inside = states.filter((state) => state.name.startsWith(`${name}.`));
  const left = Math.min(...inside.map(({ x }) => x)) - 12;
  const top = Math.min(...inside.map(({ y }) => y)) - 20;
  const right = Math.max(...inside.map(({ x }) => x)) + nodeWidth + 12;
  const bottom = Math.max(...inside.map(({ y }) => y)) + nodeHeight + 10;
  return { name, x: left, y: top, width: right - left, height: bottom - top };
}

interface EdgePath {
  readonly path: string;
  readonly labelX: number;
  readonly labelY: number;
}

/** A curve between two states, or from a group's border, with a place for its label. */
export function edgePath(layout: ChartLayout, from: string, to: string): EdgePath | undefined {
  const start = frameOf(layout, from);
  const end = frameOf(layout, to);
  if (start === undefined || end === undefined) return undefined;
  if (end.x >= start.x + start.width) return forwards(start, end);
  return end.x + end.width <= start.x ? backwards(start, end) : downwards(start, end);
}

function frameOf({ states, groups }: ChartLayout, name: string): Box | undefined {
  const state = states.find((held) => held.name === name);
  if (state !== undefined)
    return { name, x: state.x, y: state.y, width: nodeWidth, height: nodeHeight };
  return groups.find((held) => held.name === name);
}

function forwards(start: Box, end: Box): EdgePath {
  const [x1, y1] = [start.x + start.width, start.y + start.height / 2];
  const [x2, y2] = [end.x, end.y + end.height / 2];
  const bend = (x2 - x1) / 2;
  const path = `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  return { path, labelX: (x1 + x2) / 2, labelY: (y1 + y2) / 2 - 5 };
}

function backwards(start: Box, end: Box): EdgePath {
  const [x1, y1] = [start.x + start.width / 2, start.y + start.height];
  const [x2, y2] = [end.x + end.width / 2, end.y + end.height];
  const low = Math.max(y1, y2) + 26;
  const path = `M${x1} ${y1} C${x1} ${low} ${x2} ${low} ${x2} ${y2}`;
  return { path, labelX: (x1 + x2) / 2, labelY: low - 2 };
}

/** Straight down to a neighbour; around the side when something stands between. */
function downwards(start: Box, end: Box): EdgePath {
  const [y1, y2] = [start.y + start.height / 2, end.y + end.height / 2];
  if (Math.abs(y2 - y1) < (nodeHeight + rowGap) * 1.5) {
    const x = end.x + end.width / 2;
    const path = `M${x} ${start.y + start.height} L${x} ${end.y}`;
    return { path, labelX: x, labelY: (y1 + y2) / 2 };
  }
  const x1 = Math.min(start.x + start.width, end.x + end.width + rowGap);
  const x2 = end.x + end.width;
  const side = Math.max(x1, x2) + 34;
  const path = `M${x1} ${y1} C${side} ${y1} ${side} ${y2} ${x2} ${y2}`;
  // Nearer to where it leads, so that the labels of several do not lie on each other.
  return { path, labelX: side - 4, labelY: y1 + (y2 - y1) * 0.72 };
}
