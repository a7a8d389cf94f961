/**
 * How well a few typed letters fit a text. Every word that was typed has to be found, its letters in
 * order; letters in a row and at the beginning of words count for more.
 */

const atWordStart = 8;
const inARow = 5;
const anyLetter = 1;

/** The higher the better; undefined where it does not fit. */
export function fitOf(typed: string, text: string): number | undefined {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  let total = 0;
  for (const word of words) {
    const fit = fitOfWord(word, text.toLowerCase());
    if (fit === undefined) return undefined;
    total += fit;
  }
  // Of two texts that fit alike the shorter one is meant.
  return total - text.length / 100;
}

function fitOfWord(word: string, text: string): number | undefined {
  const whole = bestWhole(word, text);
  return whole ?? fitOfLetters(word, text);
}

/** The word as it stands, best at the beginning of one. */
function bestWhole(word: string, text: string): number | undefined {
  let best: number | undefined;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const fit = word.length * inARow + (startsWord(text, at) ? atWordStart * 2 : 0);
    best = Math.max(best ?? 0, fit);
  }
  return best;
}

/** Letters one by one are a guess: at least half of them begin a word or follow each other. */
function fitOfLetters(word: string, text: string): number | undefined {
  let from = 0;
  let fit = 0;
  let good = 0;
  for (const letter of word) {
    const place = placeOf(letter, text, from);
    if (place === undefined) return undefined;
    good += place.worth > anyLetter ? 1 : 0;
    fit += place.worth;
    from = place.at + 1;
  }
  return good * 2 > word.length ? fit / 2 : undefined;
}

/** Right after the letter before, or else at the beginning of a word, or else anywhere behind it. */
function placeOf(
  letter: string,
  text: string,
  from: number,
): { readonly at: number; readonly worth: number } | undefined {
  if (from > 0 && text[from] === letter) return { at: from, worth: inARow };
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) {
    if (startsWord(text, at)) return { at, worth: atWordStart };
  }
  const at = text.indexOf(letter, from);
  return at < 0 ? undefined : { at, worth: anyLetter };
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}
