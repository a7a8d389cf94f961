/** Bytes as people read them: sixteen to a line, as hex and as characters where they are some. */
export interface HexLine {
  readonly offset: string;
  readonly hex: string;
  readonly text: string;
}

const perLine = 16;
/** More than that nobody reads. */
const mostLines = 256;

/** The first of them, and how many bytes were left out. */
export function hexLines(bytes: Uint8Array): {
  readonly lines: readonly HexLine[];
  readonly more: number;
} {
  const lines: HexLine[] = [];
  for (let at = 0; at < bytes.length && lines.length < mostLines; at += perLine) {
    const row = [...bytes.subarray(at, at + perLine)];
    lines.push({
      offset: at.toString(16).padStart(6, '0'),
      hex: row.map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
      text: row.map(shown).join(''),
    });
  }
  return { lines, more: Math.max(0, bytes.length - mostLines * perLine) };
}

/** Only what ASCII can show; everything else is a dot. */
function shown(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
}
