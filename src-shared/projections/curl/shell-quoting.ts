/** One word of a command as a POSIX shell reads it back: nothing in it is expanded, split or ended. */

const plain = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** The word, in quotes where it needs them. */
export function quoted(word: string): string {
  return plain.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
