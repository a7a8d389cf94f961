/**
 * Plain Mermaid, with the settings of the workbench's own Mermaid tab: rendered off screen, then put
 * in the place of what was there. It is set up once, which is kinder than setting it up every time.
 */
import mermaid from 'mermaid';
import { mermaidText } from '#shared/projections/mermaid-text.ts';
import type { SequenceDiagram } from '#shared/projections/sequence-diagram.ts';
import { type FigureSide, type MermaidName, positionsIn } from './figure-side.ts';

let drawings = 0;

const messageLines = '.messageLine0, .messageLine1';

/**
 * `mermaid` fits the figure to the width of its place, as the Mermaid tab does. The other two leave
 * a unit a pixel, and the last breaks long labels: the steadiest that its settings allow.
 */
export function createMermaidSide(place: HTMLElement, name: MermaidName): FigureSide {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: 'neutral',
    fontFamily: 'Inter Variable, sans-serif',
    sequence: { mirrorActors: false, useMaxWidth: true, wrap: name === 'mermaid-wrapped' },
  });
  const figure = document.createElement('div');
  figure.className = 'mermaid-figure';
  place.replaceChildren(figure);
  return {
    draw: async (diagram) => {
      figure.innerHTML = await renderMermaid(diagram);
      if (name !== 'mermaid') leaveUnscaled(figure);
      const drawn = figure.querySelectorAll(messageLines).length;
      if (drawn !== diagram.rows.length) throw new Error(`Mermaid drew ${drawn} messages.`);
    },
    clear: () => figure.replaceChildren(),
    positions: () => positionsIn(figure, '.actor-line', messageLines),
  };
}

async function renderMermaid(diagram: SequenceDiagram): Promise<string> {
  drawings += 1;
  const { svg } = await mermaid.render(`drawing-${drawings}`, mermaidText(diagram));
  return svg;
}

/** By hand, since without `useMaxWidth` Mermaid 12.3 gives a height that is not the viewBox's. */
function leaveUnscaled(figure: HTMLElement): void {
  const svg = figure.querySelector('svg');
  if (svg === null) return;
  const { width, height } = svg.viewBox.baseVal;
  svg.setAttribute('style', `width: ${width}px; height: ${height}px; max-width: none`);
}
