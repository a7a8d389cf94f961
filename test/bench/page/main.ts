/**
 * The page on which the diagram benchmark draws. It holds one figure at a time and does what it is
 * told from outside, one step a call; only the time from a change to its painting is taken here.
 */
import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import '#renderer/styles/tokens.css';
import '#renderer/styles/base.css';
import '#renderer/styles/figure.css';
import '#renderer/styles/sequence.css';
import {
  addToDiagram,
  createSequenceDiagram,
  type SequenceDiagram,
} from '#shared/projections/sequence-diagram.ts';
import type { Entry } from '#shared/trace/entry.ts';
import {
  type FigureSide,
  nextFrame,
  type Positions,
  painted,
  type SideName,
} from './figure-side.ts';
import { type Flicker, watchFrames } from './flicker.ts';
import { type DiagramHistory, diagramHistory } from './history.ts';
import { createMermaidSide } from './mermaid-side.ts';
import { createOwnSide } from './own-side.tsx';
import { refold } from './refold.ts';

export type Step =
  | { readonly kind: 'draw' }
  | { readonly kind: 'append'; readonly which: 'next' | 'long' }
  | { readonly kind: 'cursor'; readonly row: number }
  | { readonly kind: 'nothing' };

export type Redraw = 'off screen, then swapped' | 'emptied first' | 'emptied, drawn after a paint';

export interface DiagramBench {
  readonly load: (rows: number, text: string) => void;
  /** An empty place, and the history's base, or only its beginning, ready to be drawn. */
  readonly begin: (name: SideName, history: number, rows?: number) => Promise<void>;
  /** Answers after how many milliseconds the change was painted. */
  readonly perform: (step: Step) => Promise<number>;
  readonly positions: () => Positions;
  readonly redraw: (way: Redraw) => Promise<Flicker>;
  /** The history up to that share of it, folded from its start and drawn anew. */
  readonly refold: (share: number) => Promise<number>;
}

declare global {
  interface Window {
    diagramBench: DiagramBench;
  }
}

interface Scene {
  readonly side: FigureSide;
  readonly diagram: SequenceDiagram;
  readonly next: (readonly Entry[])[];
  readonly long: readonly Entry[];
  cursor: number;
}

const place = document.getElementById('place') ?? document.body;
const histories = new Map<number, DiagramHistory>();
let scene: Scene | undefined;

function current(): Scene {
  if (scene === undefined) throw new Error('Nothing has begun.');
  return scene;
}

function createSide(name: SideName): FigureSide {
  return name === 'own' ? createOwnSide(place) : createMermaidSide(place, name);
}

function add(to: Scene, entries: readonly Entry[]): void {
  for (const entry of entries) {
    addToDiagram(to.diagram, entry);
    to.cursor = entry.seq;
  }
}

/** Before anything is drawn: Mermaid remembers the widths that it measured, in whatever font. */
async function loadFonts(): Promise<void> {
  const fonts = ['16px "Inter Variable"', '16px "JetBrains Mono Variable"'];
  const loaded = await Promise.all(fonts.map((font) => document.fonts.load(font)));
  if (loaded.some((faces) => faces.length === 0)) throw new Error('A font was not found.');
}

async function change(step: Step): Promise<void> {
  if (step.kind === 'nothing') return;
  const here = current();
  if (step.kind === 'append') add(here, partOf(here, step.which));
  if (step.kind === 'cursor') here.cursor = here.diagram.rows.at(step.row)?.seq ?? 0;
  await here.side.draw(here.diagram, here.cursor);
}

function partOf({ next, long }: Scene, which: 'next' | 'long'): readonly Entry[] {
  const part = which === 'long' ? long : next.shift();
  if (part === undefined) throw new Error('There is no further message.');
  return part;
}

async function redrawn(way: Redraw): Promise<void> {
  if (way !== 'off screen, then swapped') current().side.clear();
  if (way === 'emptied, drawn after a paint') {
    await nextFrame();
    await new Promise((resume) => setTimeout(resume, 0));
  }
  await change({ kind: 'draw' });
}

window.diagramBench = {
  load: (rows, text) => void histories.set(rows, diagramHistory.parse(JSON.parse(text))),
  begin: async (name, history, rows = history) => {
    const { base, next, long } = histories.get(history) ?? { base: [], next: [], long: [] };
    scene?.side.clear();
    const diagram = createSequenceDiagram();
    const rest = [...base.slice(rows), ...next];
    scene = { side: createSide(name), diagram, next: rest, long, cursor: 0 };
    add(scene, base.slice(0, rows).flat());
    await loadFonts();
    await painted();
  },
  perform: async (step) => {
    const began = performance.now();
    await change(step);
    await painted();
    return performance.now() - began;
  },
  positions: () => current().side.positions(),
  redraw: (way) => watchFrames(place, () => redrawn(way)),
  refold: async (share) => {
    scene?.side.clear();
    scene = undefined;
    const entries = histories.get(1)?.base.flat() ?? [];
    const began = performance.now();
    await refold(createOwnSide(place), entries, share);
    await painted();
    const elapsed = performance.now() - began;
    place.replaceChildren();
    return elapsed;
  },
};
