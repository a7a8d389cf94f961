/**
 * The sequence diagram as Mermaid source. Everything that a party chose is escaped character by
 * character, so that no binding message can end its line or become markup.
 */
import { type ArrowRow, foldTitle, notesOf, type SequenceDiagram } from './sequence-diagram.ts';

/** The whole figure as Mermaid text. */
export function mermaidText({ lanes, rows }: Pick<SequenceDiagram, 'lanes' | 'rows'>): string {
  const names = new Map(lanes.map(({ party }, index) => [party as string, `p${index}`]));
  const nameOf: NameOf = (party) => names.get(party) ?? 'p0';
  const lines = ['sequenceDiagram'];
  for (const { party, role, title } of lanes) {
    lines.push(
      `  ${role === 'person' ? 'actor' : 'participant'} ${nameOf(party)} as ${escapeText(title)}`,
    );
  }
  for (const row of rows) {
    if (row.kind === 'fold') {
      const over = [nameOf(row.from), nameOf(row.to)].join(',');
      lines.push(`  Note over ${over}: ${escapeText(foldTitle(row))}`);
    } else lines.push(...arrowLines(row, nameOf, names));
  }
  return `${lines.join('\n')}\n`;
}

type NameOf = (party: string) => string;

function arrowLines(row: ArrowRow, nameOf: NameOf, names: ReadonlyMap<string, string>): string[] {
  const tip = row.message?.lost === undefined ? '>>' : 'x';
  const arrow = `${row.isAnswer ? '--' : '-'}${tip}`;
  const detail = row.detail === '' ? '' : ` «${row.detail}»`;
  const text = escapeText(`${row.title}${detail}`);
  // Who has no lane has no place for a note.
  const notes = notesOf(row)
    .filter(({ party }) => names.has(party))
    .map(({ party, text: state }) => `  Note over ${nameOf(party)}: ${escapeText(state)}`);
  return [`  ${nameOf(row.from)}${arrow}${nameOf(row.to)}: ${text}`, ...notes];
}

/** Mermaid's own entity codes for all but letters, digits and a few harmless signs. */
export function escapeText(text: string): string {
  const escaped = Array.from(text, (character) =>
    /[A-Za-z0-9 ._/,-]/.test(character) ? character : `#${character.codePointAt(0) ?? 63};`,
  ).join('');
  return escaped.trim() === '' ? '#32;' : escaped;
}
