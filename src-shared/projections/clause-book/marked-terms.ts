/**
 * Finds the words of a glossary in a sentence that nobody has marked, each where it stands first. A
 * longer term hides the shorter one in it, and a plural is its term as well.
 */
export interface WordSpan {
  readonly text: string;
  /** The term that it is, as the glossary writes it. */
  readonly term?: string;
}

/** Reads sentences; the terms that it has found already are left unmarked in the next ones. */
export type TermReader = (sentence: string, found?: Set<string>) => readonly WordSpan[];

/** A reader for that glossary’s terms. */
export function termReader(terms: readonly string[]): TermReader {
  const longestFirst = terms.toSorted((left, right) => right.length - left.length);
  const words = longestFirst.map((term) => term.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // Neither within a longer word, nor within a name such as login_hint.
  const pattern = new RegExp(`(?<![\\w-])(${words.join('|')})s?(?![\\w-])`, 'gi');
  return (sentence, found = new Set()) => {
    const spans: WordSpan[] = [];
    let at = 0;
    for (const match of sentence.matchAll(pattern)) {
      const term = match[1]?.toLowerCase() ?? '';
      if (found.has(term)) continue;
      found.add(term);
      if (match.index > at) spans.push({ text: sentence.slice(at, match.index) });
      spans.push({ text: match[0], term });
      at = match.index + match[0].length;
    }
    if (at < sentence.length) spans.push({ text: sentence.slice(at) });
    return spans;
  };
}
