/** What could be written next in a search: keys of the language, and values that occur in the run. */
import { joiningWords } from '../../trace/match/text/match-words.ts';
import { nextWords } from '../../trace/match/text/next-words.ts';
import { leafKeywords } from '../../trace/match/text/read-leaf.ts';
import type { SaidValues } from './said-values.ts';

export interface SearchCompletion {
  readonly word: string;
  /** The whole text, with that word in its place. */
  readonly text: string;
  /** Whether it is from this run, rather than from the language alone. */
  readonly isSaid: boolean;
}

const most = 14;
const named = 'param|header|claim';
const stated = 'state|left';

/** The words for the end of a text; none within quotation marks. */
export function completeSearch(text: string, said: SaidValues): readonly SearchCompletion[] {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return [];
  const [tail = ''] = /[^\s()]*$/.exec(text) ?? [];
  const kept = text.slice(0, text.length - tail.length);
  const fitting = (begun: string, words: Iterable<string>, isSaid: boolean) =>
    [...words]
      .filter((word) => word !== begun && word.toLowerCase().startsWith(begun.toLowerCase()))
      .map((word) => ({ word, text: `${kept}${word}`, isSaid }));
  const ofRun = fitting(tail, wordsInRun(tail, said), true);
  const known = new Set(ofRun.map(({ word }) => word));
  const ofLanguage = fitting(tail, wordsOfLanguage(text, tail), false);
  return [...ofRun, ...ofLanguage.filter(({ word }) => !known.has(word))].slice(0, most);
}

/** Whole words that begin as the tail does, values quoted where they must be. */
function wordsInRun(tail: string, { words, named: values }: SaidValues): readonly string[] {
  const member = new RegExp(`^(${named})\\.([^:]+):`).exec(tail);
  if (member !== null) return valuesOf(values, member[1], member[2], member[0]);
  const equal = new RegExp(`^(${named}|${stated}):!?([^=~@]+)=`).exec(tail);
  if (equal !== null) return valuesOf(values, equal[1], equal[2], equal[0]);
  const dotted = new RegExp(`^(${named})\\.`).exec(tail)?.[1];
  if (dotted !== undefined)
    return [...(words.get(dotted) ?? [])].filter(isPlain).map((name) => `${dotted}.${name}:`);
  const key = /^([a-z-]+):/.exec(tail)?.[1];
  return key === undefined
    ? []
    : [...(words.get(key) ?? [])].map(
        (word) => `${key}:${quoted(word)}${new RegExp(`^(${stated})$`).test(key) ? '=' : ''}`,
      );
}

function valuesOf(
  values: SaidValues['named'],
  key: string | undefined,
  name: string | undefined,
  before: string,
): readonly string[] {
  return [...(values.get(`${key}.${name}`) ?? [])].map((value) => `${before}${quoted(value)}`);
}

function wordsOfLanguage(text: string, tail: string): readonly string[] {
  if (!tail.includes(':'))
    return [...leafKeywords.map((key) => `${key}:`), ...dottedKeys, ...joiningWords];
  const { kept, words } = nextWords(text);
  // From where the tail begins, so that all words are whole.
  const begun = kept.slice(text.length - tail.length);
  return words.map((word) => `${begun}${word}`);
}

const dottedKeys = named.split('|').map((key) => `${key}.`);

function isPlain(name: string): boolean {
  return /^[A-Za-z0-9_.-]+$/.test(name);
}

function quoted(word: string): string {
  return /^[A-Za-z0-9_./+-]+$/.test(word) ? word : JSON.stringify(word);
}
