/**
 * The forms in which a run goes out, in the order of the dialog. A form of the future is one more
 * line here: who it is, one sentence of what it is for, and who writes it.
 */
import { curlOut } from './curl-out.ts';
import { harOut } from './har/har-out.ts';
import { htmlFile } from './html/html-file.ts';
import { markdownReport } from './markdown/markdown-report.ts';
import type { ExportScope, Material } from './material.ts';
import { mermaidOut } from './mermaid-out.ts';
import { plantUml } from './plant-uml.ts';
import { clientTest } from './replay/client-test.ts';
import { serverTest } from './replay/server-test.ts';
import { svgFigure } from './svg/svg-figure.ts';
import type { WrittenExport } from './written-export.ts';

interface FormatWords {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** How its files end. */
  readonly extension: string;
  readonly mediaType: string;
  readonly scopes: readonly ExportScope['kind'][];
}

/** Text that is made of the entries alone, wherever they are. */
export interface TextFormat extends FormatWords {
  readonly kind: 'text';
  /** Made to be handed on: also the command line masks it, unless somebody wants the secrets. */
  readonly isForOthers?: true;
  readonly write: (material: Material) => WrittenExport;
}

/** The same text, drawn: only a window can do that. */
export interface PictureFormat extends FormatWords {
  readonly kind: 'picture';
  readonly write: (material: Material) => WrittenExport;
}

/** What needs the workbench's own records: private keys, bookmarks, notes. */
export interface RecordFormat extends FormatWords {
  readonly kind: 'record';
}

export type ExportFormat = TextFormat | PictureFormat | RecordFormat;

const everyScope = ['run', 'request', 'moment'] as const;

export const exportFormats = [
  {
    kind: 'record',
    id: 'run',
    title: 'Run file',
    sentence:
      'Everything, with notes and bookmarks, to be opened here again: looked at, replayed, forked.',
    extension: 'ciba-run.json',
    mediaType: 'application/json',
    scopes: ['run'],
  },
  {
    kind: 'record',
    id: 'scenario',
    title: 'Scenario',
    sentence: 'No entries: how the run began and what people did, to be played again.',
    extension: 'ciba-scenario.json',
    mediaType: 'application/json',
    scopes: ['run'],
  },
  {
    kind: 'text',
    id: 'markdown',
    title: 'Report',
    sentence: 'Markdown: what happened, the rules that refused, the tokens’ claims and the figure.',
    extension: 'md',
    mediaType: 'text/markdown',
    scopes: everyScope,
    write: markdownReport,
  },
  {
    kind: 'text',
    id: 'html',
    title: 'Page that steps',
    sentence: 'One HTML file with figure, messages and rules, to step through without a network.',
    extension: 'html',
    mediaType: 'text/html',
    scopes: everyScope,
    isForOthers: true,
    write: htmlFile,
  },
  {
    kind: 'picture',
    id: 'png',
    title: 'Picture',
    sentence: 'The figure as PNG at twice its size, for slides and tickets.',
    extension: 'png',
    mediaType: 'image/png',
    scopes: everyScope,
    write: svgFigure,
  },
  {
    kind: 'text',
    id: 'svg',
    title: 'SVG',
    sentence: 'The figure in lines and letters: sharp at every size, light and dark.',
    extension: 'svg',
    mediaType: 'image/svg+xml',
    scopes: everyScope,
    write: svgFigure,
  },
  {
    kind: 'text',
    id: 'mermaid',
    title: 'Mermaid',
    sentence: 'The figure as source, for documents that draw Mermaid.',
    extension: 'mmd',
    mediaType: 'text/plain',
    scopes: everyScope,
    write: mermaidOut,
  },
  {
    kind: 'text',
    id: 'plantuml',
    title: 'PlantUML',
    sentence: 'The figure as source, for documents that draw PlantUML.',
    extension: 'puml',
    mediaType: 'text/plain',
    scopes: everyScope,
    write: plantUml,
  },
  {
    kind: 'text',
    id: 'har',
    title: 'HAR',
    sentence: 'Every HTTP exchange with its times, for browsers and HTTP tools.',
    extension: 'har',
    mediaType: 'application/json',
    scopes: everyScope,
    write: harOut,
  },
  {
    kind: 'text',
    id: 'curl',
    title: 'cURL',
    sentence: 'Every HTTP request as a command that sends the same bytes.',
    extension: 'sh',
    mediaType: 'text/plain',
    scopes: everyScope,
    write: curlOut,
  },
  {
    kind: 'text',
    id: 'vitest-server',
    title: 'Test of a server',
    sentence:
      'A vitest file that sends the same requests to your provider and compares its answers.',
    extension: 'server.test.ts',
    mediaType: 'text/plain',
    scopes: everyScope,
    isForOthers: true,
    write: serverTest,
  },
  {
    kind: 'text',
    id: 'vitest-client',
    title: 'Test of a client',
    sentence:
      'A vitest file that is the recorded provider and compares what your client asks of it.',
    extension: 'client.test.ts',
    mediaType: 'text/plain',
    scopes: everyScope,
    isForOthers: true,
    write: clientTest,
  },
  {
    kind: 'record',
    id: 'ndjson',
    title: 'NDJSON',
    sentence: 'Every entry as a line of JSON, for scripts; opened here, it is the same run.',
    extension: 'ndjson',
    mediaType: 'application/x-ndjson',
    scopes: ['run'],
  },
] as const satisfies readonly ExportFormat[];

export type FormatId = (typeof exportFormats)[number]['id'];

/** The format of that name. */
export function exportFormat(id: string): ExportFormat | undefined {
  return exportFormats.find((format) => format.id === id);
}
