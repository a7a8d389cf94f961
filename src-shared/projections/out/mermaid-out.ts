/** The sequence diagram as Mermaid source with its receipt: every message, none folded away. */
import { mermaidText } from '../mermaid-text.ts';
import type { Material } from './material.ts';
import { receiptWords } from './receipt.ts';
import type { WrittenExport } from './written-export.ts';

/** The whole figure. */
export function mermaidOut({ diagram, rows, messages, receipt }: Material): WrittenExport {
  const told = receipt(messages.length);
  // Mermaid would take braces in a comment for a directive; there are none in these words.
  const text = mermaidText({ ...diagram, rows: [...rows] });
  return { text: `${text}%% ${receiptWords(told)}\n`, receipt: told };
}
