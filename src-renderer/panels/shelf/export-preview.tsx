/** The beginning of what goes out: a figure as a figure, everything else as text. */
import type { ExportFormat } from '#shared/projections/out/export-formats.ts';
import { type Making } from './use-written-text.ts';

const most = 6000;

interface ExportPreviewProps {
  readonly format: ExportFormat;
  readonly making: Making;
}

export function ExportPreview({ format, making }: ExportPreviewProps) {
  if (making.kind === 'making')
    return (
      <p className="export-preview empty" aria-busy="true">
        Making the {format.title}…
      </p>
    );
  if (making.kind === 'failed')
    return (
      <p className="export-preview empty refused" role="alert">
        {making.sentence}
      </p>
    );
  const { text } = making.written;
  if (text === '')
    return (
      <p className="export-preview empty">
        What people did, as a script; the workbench reads it from the record when it writes it.
      </p>
    );
  if (format.id === 'svg' || format.id === 'png') return <Figure svg={text} />;
  return (
    <pre className="export-preview" aria-label="The beginning of it" tabIndex={0}>
      <bdi>{text.slice(0, most)}</bdi>
      {text.length > most ? '\n…' : ''}
    </pre>
  );
}

function Figure({ svg }: { readonly svg: string }) {
  return (
    <div
      className="export-preview figure-preview"
      tabIndex={0}
      role="group"
      aria-label="The figure"
    >
      <img
        alt="The figure that goes out"
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
      />
    </div>
  );
}
