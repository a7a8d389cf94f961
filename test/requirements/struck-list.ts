/**
 * The text of a list of numbers, with some of them struck out.
 * It changes only lines that hold nothing but numbers, and takes away those that become empty.
 */

/** Returns the text without the given numbers. */
export function withoutNumbers(text: string, ids: readonly string[]): string {
  const isGone = new Set(ids);
  const lines = text.split('\n').flatMap((line) => {
    if (!/^R-\d{3}(?: R-\d{3})*$/.test(line)) return [line];
    const left = line.split(' ').filter((id) => !isGone.has(id));
    return left.length === 0 ? [] : [left.join(' ')];
  });
  return lines.join('\n');
}
