/**
 * Text of a party's choosing as one line that shows what is in it: line ends, control characters and
 * those that turn the direction of writing are shown and take no effect, and it is cut where it is
 * longer than anybody reads.
 */

// C0 and C1, what turns or isolates directions, what joins and separates without being seen.
const unseen =
  // oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Cs}/gu;

/** One line; what is longer says how long it is. */
export function shownLine(text: string, most = 240): string {
  const line = text.replaceAll(/\r\n|[\n\r\u2028\u2029]/g, '↵').replaceAll(unseen, named);
  const characters = Array.from(line);
  if (characters.length <= most) return line;
  return `${characters.slice(0, most).join('')}… (${characters.length} characters)`;
}

/** The lines of a longer text, each shown like that. */
export function shownLines(text: string, most = 20_000): string {
  return text
    .split(/\r?\n/)
    .map((line) => shownLine(line, most))
    .join('\n');
}

function named(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `[U+${code.padStart(4, '0')}]`;
}

/** Text in XML: no markup, and no character that XML cannot hold. */
export function xmlText(text: string): string {
  return text.replaceAll(/[<>&"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

/** «00:07.200», or «1:02:07.200» from an hour on. */
export function clockTime(ms: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const tail = `${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
  return ms < 3_600_000 ? tail : `${Math.floor(ms / 3_600_000)}:${tail}`;
}
