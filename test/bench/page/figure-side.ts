/** What the two ways of drawing have in common on the benchmark's page. */
import type { SequenceDiagram } from '#shared/projections/sequence-diagram.ts';

export type MermaidName = 'mermaid' | 'mermaid-unscaled' | 'mermaid-wrapped';
export type SideName = MermaidName | 'own';

export interface FigureSide {
  /** Draws, and answers when the figure stands in the document. */
  readonly draw: (diagram: SequenceDiagram, cursor: number) => Promise<void>;
  readonly clear: () => void;
  readonly positions: () => Positions;
}

/** Where things stand inside the figure, in pixels, however far it is scrolled. */
export interface Positions {
  readonly lanes: readonly number[];
  readonly rows: readonly number[];
  /** Which row each is: of a long figure only those near what can be seen are there. */
  readonly keys: readonly string[];
}

/** Answers at the second frame from now: what was drawn before has been painted. */
export async function painted(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

export function nextFrame(): Promise<number> {
  return new Promise((resume) => requestAnimationFrame(resume));
}

/** The horizontal places of all that match the first selector, the vertical ones of the second. */
export function positionsIn(scroller: Element, lanes: string, rows: string): Positions {
  const origin = scroller.getBoundingClientRect();
  const boxes = (selector: string): DOMRect[] =>
    [...scroller.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
  const keys = [...scroller.querySelectorAll(rows)].map(
    (element, index) => element.closest<SVGElement>('[data-seq]')?.dataset['seq'] ?? String(index),
  );
  return {
    keys,
    lanes: boxes(lanes).map((box) => box.x + box.width / 2 - origin.x + scroller.scrollLeft),
    rows: boxes(rows).map((box) => box.y + box.height / 2 - origin.y + scroller.scrollTop),
  };
}
