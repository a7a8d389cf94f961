/**
 * Draws Mermaid text: off screen, and shown only when it is complete, so the figure that is there
 * stays until the next one can take its place. Mermaid is loaded when it is first needed.
 */
import { useEffect, useRef, useState } from 'react';

interface MermaidFigureProps {
  readonly text: string;
  readonly label: string;
}

/** Ink on white paper in either theme, because that is where the figure is going. */
const paper = {
  primaryColor: '#f3efe6',
  primaryBorderColor: '#b9b0a0',
  primaryTextColor: '#1b2130',
  lineColor: '#454d5e',
  noteBkgColor: '#eef1fb',
  noteBorderColor: '#b6c0ea',
  noteTextColor: '#1b2130',
};

let drawings = 0;

export function MermaidFigure({ text, label }: MermaidFigureProps) {
  const [drawing, setDrawing] = useState({ svg: '', failed: false });
  const wanted = useRef(text);
  const isDrawing = useRef(false);
  useEffect(() => {
    wanted.current = text;
    const drawLatest = async (): Promise<void> => {
      if (isDrawing.current) return;
      isDrawing.current = true;
      for (let drawn = ''; drawn !== wanted.current; ) {
        drawn = wanted.current;
        setDrawing(
          await draw(drawn).then(
            (svg) => ({ svg, failed: false }),
            () => ({ svg: '', failed: true }),
          ),
        );
        await new Promise((resume) => requestAnimationFrame(resume));
      }
      isDrawing.current = false;
    };
    void drawLatest();
  }, [text]);
  if (drawing.failed) {
    return (
      <p className="empty" role="alert">
        Mermaid could not draw this run. Copy the source and draw a part of it elsewhere.
      </p>
    );
  }
  return (
    <div
      className="mermaid-figure"
      role="img"
      aria-label={label}
      // It may be larger than its room, and is then scrolled by the keyboard as well.
      tabIndex={0}
      dangerouslySetInnerHTML={{ __html: drawing.svg }}
    />
  );
}

async function draw(text: string): Promise<string> {
  const { default: mermaid } = await import('mermaid');
  // Mermaid measures with the font that is there; one that came later would not fit its boxes.
  await document.fonts.load('16px "Inter Variable"');
  mermaid.initialize({
    startOnLoad: false,
    maxTextSize: 1_000_000,
    securityLevel: 'strict',
    theme: 'base',
    fontFamily: 'Inter Variable, sans-serif',
    themeVariables: paper,
    sequence: { mirrorActors: false, useMaxWidth: true },
  });
  drawings += 1;
  const { svg } = await mermaid.render(`mermaid-drawing-${drawings}`, text);
  return svg;
}
