/** What could stand at the end of a text that is not ready, from what the language says of it. */
import { parseMatch } from './match-text.ts';

export interface NextWords {
  /** What of the text stays as it is. */
  readonly kept: string;
  /** What is typed already of the word that is to come. */
  readonly begun: string;
  readonly words: readonly string[];
}

// Begins no word of the language, so that the refusal names all that may stand there.
const probe = '§';

/** All words that may stand there, whether or not they fit what is typed of one. */
export function nextWords(text: string): NextWords {
  const read = parseMatch(`${text}${probe}`);
  if (read.kind === 'read') return { kept: text, begun: '', words: [] };
  const kept = text.slice(0, read.column - 1);
  const begun = text.slice(read.column - 1);
  return { kept, begun, words: read.allowed.filter((word) => /^[a-z_#(][^ ]*$/.test(word)) };
}
