/**
 * A report of the run for people: what happened, every message, the rules that refused with their
 * clauses, what the tokens say, and the figure as a block that Mermaid draws.
 */
import { roleOf } from '../../../trace/party.ts';
import { mermaidText } from '../../mermaid-text.ts';
import type { ArrowRow } from '../../sequence-diagram.ts';
import type { Material } from '../material.ts';
import { receiptWords } from '../receipt.ts';
import { clockTime } from '../shown-characters.ts';
import type { WrittenExport } from '../written-export.ts';
import { markdownTable, markdownText } from './markdown-text.ts';
import { checkLines, tokenSections } from './token-claims.ts';

/** The whole report. */
export function markdownReport(material: Material): WrittenExport {
  const { name, diagram, rows, messages, receipt } = material;
  const tokens = section('What the tokens say', [
    ...tokenSections(material),
    ...checkLines(material),
  ]);
  const told = receipt(messages.length);
  const lines = [
    `# ${markdownText(name)}`,
    '',
    `${summary(material)} Exported: ${markdownText(receiptWords(told), 1000)}.`,
    '',
    '## The figure',
    '',
    '```mermaid',
    mermaidText({ ...diagram, rows: [...rows] }).trimEnd(),
    '```',
    '',
    '## What happened',
    '',
    ...markdownTable(
      ['time', 'from', 'to', 'what', 'what it changed'],
      rows.map((row) => cells(row, material)),
    ),
    '',
    ...section('Rules that refused', refusals(material)),
    ...tokens,
  ];
  return { text: `${lines.join('\n').trimEnd()}\n`, receipt: told };
}

function summary({ setup, entries, rows, messages }: Material): string {
  const last = entries.at(-1)?.at ?? 0;
  const profile = setup?.profile ?? 'core';
  return `A run of ${clockTime(last)} by the rules of ${profile}: ${messages.length} messages, ${rows.length - messages.length} acts of people.`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  const held = lines.length === 0 ? ['None.'] : lines;
  return [`## ${title}`, '', ...held, ''];
}

function cells(row: ArrowRow, { diagram }: Material): readonly string[] {
  const titleOf = (party: string): string =>
    markdownText(diagram.lanes.find((lane) => lane.party === party)?.title ?? party, 60);
  const detail = row.detail === '' ? '' : ` «${markdownText(row.detail)}»`;
  const changes = row.notes.map(({ party, text }) => `${titleOf(party)}: ${markdownText(text)}`);
  return [
    clockTime(row.at),
    titleOf(row.from),
    titleOf(row.to),
    `${row.tone === 'refused' ? '✗ ' : ''}${markdownText(row.title)}${detail}`,
    changes.join('; '),
  ];
}

function refusals({ entries }: Material): readonly string[] {
  const rows = entries.flatMap((entry) => {
    if (entry.kind !== 'rules.judged' || entry.refusal === undefined) return [];
    const { rule, clause, error, description } = entry.refusal;
    const told = [rule, clause, error, description].map((text) => markdownText(text));
    return [[clockTime(entry.at), markdownText(roleOf(entry.party)), ...told]];
  });
  const head = ['time', 'by', 'rule', 'clause', 'error', 'what it says'];
  return rows.length === 0 ? [] : markdownTable(head, rows);
}
