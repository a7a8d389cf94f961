/** What a writer of a format hands back: the text, and what it says of itself. */
import type { Receipt } from '../../trace/redaction/export-receipt.ts';

export interface WrittenExport {
  readonly text: string;
  readonly receipt: Receipt;
}
