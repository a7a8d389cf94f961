/** Text of a party's choosing in Markdown: it begins no markup, ends no cell and is no HTML. */
import { shownLine } from '../shown-characters.ts';

/** In a sentence or a cell of a table. */
export function markdownText(text: string, most = 160): string {
  // The entities come last, for a sign that was escaped inside of one would be shown as it stands.
  return shownLine(text, most)
    .replaceAll(/[\\`*_{}[\]#+\-.!|~$:@/]/g, (sign, at: number, whole: string) =>
      isHarmless(sign, whole[at - 1] ?? ' ', whole[at + 1] ?? ' ') ? sign : `\\${sign}`,
    )
    .replaceAll(/[&<>]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

const letter = /[\p{L}\p{N}]/u;

/** A dash inside of a word begins nothing; neither does a colon that no slash follows. */
function isHarmless(sign: string, before: string, after: string): boolean {
  if (sign === '/') return before !== '/' && after !== '/';
  if (sign === ':') return after !== '/';
  if (sign === '-' || sign === '_') return letter.test(before) && letter.test(after);
  return sign === '.' && after === ' ' && /[^\d\s]/.test(before);
}

/** A row of a table. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A table with its head. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return [markdownRow(head), markdownRow(head.map(() => '---')), ...rows.map(markdownRow)];
}
