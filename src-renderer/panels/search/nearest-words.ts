/** The words that somebody most likely meant, of those that may stand at a place. */

const most = 3;

/** The nearest ones first; a key that was misspelt takes along what stood behind it. */
export function nearestWords(wrong: string, allowed: readonly string[]): readonly string[] {
  const colon = wrong.indexOf(':');
  const begun = colon < 0 ? wrong : wrong.slice(0, colon);
  const rest = colon < 0 ? '' : wrong.slice(colon);
  const words = allowed.filter((word) => /^[a-z0-9(=)_-]+:?$/i.test(word));
  const named = words.map((word) => ({ word, away: distance(begun, word.replace(':', '')) }));
  const near = named.filter(({ away, word }) => away <= Math.max(2, word.length / 3));
  const sorted = near.toSorted((left, right) => left.away - right.away).slice(0, most);
  return sorted.map(({ word }) => (word.endsWith(':') ? word : `${word}${rest}`));
}

/** How many letters have to be put in, left out or changed. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let index = 0; index < from.length; index += 1) {
    let diagonal = row[0] ?? 0;
    const next = [index + 1];
    for (let place = 1; place <= to.length; place += 1) {
      const above = row[place] ?? 0;
      const changed = diagonal + (to[place - 1] === from[index] ? 0 : 1);
      next.push(Math.min(changed, above + 1, (next[place - 1] ?? 0) + 1));
      diagonal = above;
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
