/** Two products side by side, as a document in Markdown; what differs is marked. */
import { profiles } from '../../profiles/profile-list.ts';
import { markdownTable, markdownText } from '../out/markdown/markdown-text.ts';
import { countOf } from './compare-vendors.ts';
import type { VendorComparison } from './comparison-table.ts';

const longestCell = 400;

/** The whole document, with its last line ended. */
export function comparisonMarkdown(comparison: VendorComparison): string {
  const [left, right] = [titleOf(comparison.left), titleOf(comparison.right)];
  const { differing, all } = countOf(comparison);
  const sections = comparison.parts.flatMap(({ title, lines }) => [
    `## ${title}`,
    '',
    ...markdownTable(
      ['', left, right, 'differs'],
      lines.map((line) => [
        markdownText(line.title),
        markdownText(line.left, longestCell),
        markdownText(line.right, longestCell),
        line.differs ? '≠' : '',
      ]),
    ),
    '',
  ]);
  const opening = [
    `# ${left} and ${right}, asked the same`,
    '',
    `${differing} of ${all} lines differ. Each was read from two runs with the same seed, person and`,
    'message, or from the profiles with which they ran.',
    '',
  ];
  const sides = [...new Set([comparison.left, comparison.right])];
  const notes = sides.flatMap(remarksOf);
  return `${[...opening, ...sections, ...notes].join('\n').trimEnd()}\n`;
}

/** What nobody has published, or what a guide gets wrong. */
function remarksOf(name: VendorComparison['left']): readonly string[] {
  const { remarks = [] } = profiles[name];
  if (remarks.length === 0) return [];
  const lines = remarks.map((remark) => `- ${markdownText(remark, longestCell)}`);
  return [`## What is to be known of ${titleOf(name)}`, '', ...lines, ''];
}

function titleOf(name: VendorComparison['left']): string {
  return markdownText(profiles[name].title);
}
