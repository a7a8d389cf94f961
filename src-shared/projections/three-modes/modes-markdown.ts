/** The comparison as Markdown, to paste into a document. */
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import { markdownTable, markdownText } from '../out/markdown/markdown-text.ts';
import { type ByMode, comparedModes, type ModeReport } from './mode-report.ts';
import { modesTable, type TableCell, type TableRow } from './modes-table.ts';

/** The whole text; the name is that of the scenario. */
export function modesMarkdown(name: string, reports: ByMode<ModeReport>, setup: RunSetup): string {
  const sections = modesTable(reports, setup).map(({ title, rows }) =>
    [`## ${title}`, '', ...markdownTable(['', ...comparedModes], rows.map(lineOf))].join('\n'),
  );
  const head = `# ${markdownText(name)}: poll, ping and push`;
  const said =
    'One scenario, three runs with the same seed, that differ only in the delivery mode of the client. Every figure is counted from the record; times are the run’s own.';
  return `${[head, said, ...sections].join('\n\n')}\n`;
}

function lineOf({ title, isWire, cells }: TableRow): readonly string[] {
  const name = isWire ? `\`${title}\`` : title;
  return [name, ...comparedModes.map((mode) => cells[mode].map(textOf).join('<br>') || '—')];
}

function textOf({ text, detail }: TableCell): string {
  return detail === undefined ? escaped(text) : `${escaped(text)} (${escaped(detail)})`;
}

/** Figures and times read best as they are. */
const harmless = /^[\p{L}\p{N} ,.:’-]*$/u;

const escaped = (text: string): string => (harmless.test(text) ? text : markdownText(text));
