/** Looks for words in the book: a page is found where each of them stands somewhere on it. */
import type { Passage, TermPage } from './passage.ts';

/** All of a passage that is searched. */
function textOfPassage(passage: Passage): string {
  const { id, label, title, says, rules, parameters } = passage;
  return [
    id,
    label,
    title,
    says,
    ...rules.flatMap(({ name, teaching }) => [name, teaching]),
    ...parameters.map(({ name }) => name),
  ].join('\n');
}

/** Whether every word stands there; no word is found everywhere. */
function holds(text: string, words: string): boolean {
  const all = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** The passages on whose pages these words stand. */
export function passagesWith(passages: readonly Passage[], words: string): readonly Passage[] {
  return passages.filter((passage) => holds(textOfPassage(passage), words));
}

/** The terms in whose name or meaning these words stand. */
export function termsWith(terms: readonly TermPage[], words: string): readonly TermPage[] {
  return terms.filter(({ term, meaning }) => holds(`${term}\n${meaning}`, words));
}
