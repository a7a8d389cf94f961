/**
 * The sequence figure as one SVG file that needs nothing else: its styles are inside, there is no
 * script and no address in it, and it shows on white paper and on dark screens.
 */
import type { Receipt } from '../../../trace/redaction/export-receipt.ts';
import type { Lane } from '../../lanes.ts';
import type { Material } from '../material.ts';
import { receiptWords } from '../receipt.ts';
import { shownLine, xmlText } from '../shown-characters.ts';
import type { WrittenExport } from '../written-export.ts';
import { rowHeight, svgRow, timeWidth } from './svg-row.ts';
import { svgStyles } from './svg-styles.ts';

const laneWidth = 190;
const titleHeight = 48;
const headHeight = 44;
const footHeight = 40;
const longestTitle = 22;

/** The figure. */
export function svgFigure(material: Material): WrittenExport {
  const told = material.receipt(material.messages.length);
  const style = `<style>${svgStyles(material.theme)}</style>`;
  return { text: `${drawnFigure(material, told, style)}\n`, receipt: told };
}

/** The figure with those styles in it, or with none where the page around it has them. */
export function drawnFigure(material: Material, told: Receipt, style: string): string {
  const { name, diagram, rows } = material;
  const { lanes } = diagram;
  const width = timeWidth + Math.max(3, lanes.length) * laneWidth;
  const top = titleHeight + headHeight;
  const height = top + Math.max(1, rows.length) * rowHeight + footHeight;
  const centres = new Map(
    lanes.map(({ party }, index) => [party as string, timeWidth + laneWidth * (index + 0.5)]),
  );
  const words = xmlText(receiptWords(told));
  const title = xmlText(shownLine(name));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${title}</title><desc>${words}</desc>${style}`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<text class="name" x="16" y="31">${title}</text>`,
    ...lanes.map((lane) => laneMarks(lane, centres.get(lane.party) ?? 0, height - footHeight)),
    ...rows.map((row, index) => svgRow(row, top + index * rowHeight, { width, centres })),
    `<line class="rule" x1="16" x2="${width - 16}" y1="${height - footHeight + 8}" y2="${height - footHeight + 8}"/>`,
    `<text class="foot" x="16" y="${height - 12}">CIBA Workbench. ${words}.</text>`,
    '</svg>',
  ].join('\n');
}

function laneMarks({ role, title }: Lane, x: number, bottom: number): string {
  const line = shownLine(title);
  const characters = Array.from(line);
  const shown =
    characters.length <= longestTitle ? line : `${characters.slice(0, longestTitle - 1).join('')}…`;
  const half = laneWidth / 2 - 8;
  return [
    `<line class="life ${role}" x1="${x}" x2="${x}" y1="${titleHeight + 32}" y2="${bottom}"/>`,
    `<g class="${role}"><rect class="box" x="${x - half}" y="${titleHeight}" width="${half * 2}" height="32" rx="8"/>`,
    `<text class="head" x="${x}" y="${titleHeight + 20.5}" text-anchor="middle">${xmlText(shown)}<title>${xmlText(line)}</title></text></g>`,
  ].join('');
}
