/**
 * Writes a transcript in columns, in colour only where a terminal shows it. What parties chose to
 * say may be anything: signs that would move the cursor or hide text are spelt out.
 */
import type { TranscriptLine } from '#shared/projections/transcript.ts';

export interface TranscriptPrinter {
  readonly print: (lines: readonly TranscriptLine[]) => void;
}

interface PrinterParts {
  readonly write: (text: string) => void;
  readonly isColoured: boolean;
  /** Everybody who can take part, so that the columns stand from the first line on. */
  readonly names: () => readonly string[];
}

const colours = { plain: '', ok: '\u001b[32m', waiting: '\u001b[36m', refused: '\u001b[31m' };
const faint = '\u001b[2m';
const plain = '\u001b[0m';
const titleWidth = 34;

/** A printer of one transcript. */
export function createTranscriptPrinter(parts: PrinterParts): TranscriptPrinter {
  const { write, names, isColoured } = parts;
  const coloured = (colour: string, text: string): string =>
    isColoured && colour !== '' && text !== '' ? `${colour}${text}${plain}` : text;
  return {
    print: (lines) => {
      const width = Math.max(8, ...names().map(({ length }) => length));
      for (const line of lines) {
        const way = `${shown(line.from).padEnd(width)} → ${shown(line.to).padEnd(width)}`;
        const title = coloured(colours[line.tone], shown(line.title).padEnd(titleWidth));
        const detail = shown(line.detail);
        const changes = line.changes.map((change) => `[${shown(change)}]`).join(' ');
        const rest = [detail, coloured(faint, changes)].filter((part) => part !== '').join('  ');
        write(`${`${shownTime(line.at)}  ${way}  ${title}  ${rest}`.trimEnd()}\n`);
      }
    },
  };
}

/** «00:07.200»; minutes go on beyond an hour. */
function shownTime(ms: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}

function shown(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (sign) => {
    const code = sign.codePointAt(0)?.toString(16) ?? '';
    return `\\u{${code}}`;
  });
}
