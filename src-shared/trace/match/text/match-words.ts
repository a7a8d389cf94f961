/**
 * The words of the search language: cuts a text into brackets, joining words, ordinals and single
 * questions, each with its column. It knows how a question is written, not which there are.
 */

/** Why a text is no match, where, and what could have stood there. */
export interface TextRefusal {
  readonly kind: 'refused';
  /** Counted from 1. */
  readonly column: number;
  readonly sentence: string;
  readonly allowed: readonly string[];
}

export interface Piece {
  readonly text: string;
  readonly column: number;
}

/**
 * `keyword:!name@place=value`, of which most questions use only the name; `keyword.name:value` says
 * the same shorter, where a star in the value stands for any letters.
 */
export interface Question {
  readonly keyword: Piece;
  readonly isAbsent: boolean;
  readonly name: Piece;
  readonly place: Piece | undefined;
  readonly sign: Sign | undefined;
  readonly value: Piece;
}

export type Sign = '=' | '~' | '=~';

export type Word =
  | { readonly kind: '(' | ')' | 'and' | 'or' | 'not' | 'arrival'; readonly column: number }
  | { readonly kind: 'ordinal'; readonly n: number; readonly column: number }
  | { readonly kind: 'question'; readonly question: Question; readonly column: number };

export const joiningWords = ['and', 'or', 'not', 'arrival'] as const;

/** A refusal at a column, as a sentence that says what may stand there. */
export function refuseAt(
  column: number,
  wrong: string,
  allowed: readonly string[] = [],
): TextRefusal {
  const instead = allowed.length === 0 ? '' : ` Allowed there: ${allowed.join(', ')}.`;
  return { kind: 'refused', column, sentence: `Column ${column}: ${wrong}${instead}`, allowed };
}

// Longer than the longest match that there can be, with every sign of it escaped.
const longestText = 300_000;

/** Which keywords there are, and whose question a word is that stands alone, if it may. */
export interface Vocabulary {
  readonly keywords: readonly string[];
  readonly alone?: string;
}

/** Cuts the text; stops at the first thing that is no word. */
export function wordsOf(text: string, vocabulary: Vocabulary): readonly Word[] | TextRefusal {
  if (text.length > longestText) return refuseAt(1, `A line has ${longestText} signs at most.`);
  const words: Word[] = [];
  const reader: Reader = { text, at: 0 };
  for (take(reader, /\s*/y); reader.at < text.length; take(reader, /\s*/y)) {
    const word = readWord(reader, vocabulary);
    if (word.kind === 'refused') return word;
    words.push(word);
  }
  return words;
}

interface Reader {
  readonly text: string;
  at: number;
}

function take(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0] ?? '';
  reader.at += found.length;
  return found;
}

function readWord(reader: Reader, vocabulary: Vocabulary): Word | TextRefusal {
  const { keywords, alone } = vocabulary;
  const column = reader.at + 1;
  const bracket = take(reader, /[()]/y);
  if (bracket !== '') return { kind: bracket === '(' ? '(' : ')', column };
  if (take(reader, /#/y) !== '') return readOrdinal(reader, column);
  const name = take(reader, /[a-z-]+/y);
  const keyword = { text: name, column };
  const member = memberAt(reader);
  if (member !== undefined) return readMember(reader, keyword, member, keywords);
  if (take(reader, /:/y) !== '') return readQuestion(reader, keyword, vocabulary);
  const joining = joiningWords.find((word) => word === name);
  if (joining === undefined || !endsHere(reader)) {
    if (alone !== undefined) return readAlone(reader, keyword, alone);
    const found = `${name}${take(reader, /[^\s()]*/y)}`;
    const openings = [...keywords.map((keyword) => `${keyword}:`), ...joiningWords, '#2', '('];
    return refuseAt(column, `«${shortened(found)}» begins no question.`, openings);
  }
  return { kind: joining, column };
}

function readOrdinal(reader: Reader, column: number): Word | TextRefusal {
  const digits = take(reader, /\d+/y);
  const n = Number(digits);
  if (n < 1 || n > 1_000_000 || !endsHere(reader))
    return refuseAt(column, 'An ordinal is a # and a number from 1 to 1000000, such as #2.');
  return { kind: 'ordinal', n, column };
}

function endsHere({ text, at }: Reader): boolean {
  return at >= text.length || /[\s()]/.test(text.charAt(at));
}

/** The name after a keyword and a full stop, where a colon follows it. */
function memberAt(reader: Reader): Piece | undefined {
  const column = reader.at + 2;
  const text = take(reader, /\.[^\s()":=~@]+(?=:)/y).slice(1);
  return text === '' ? undefined : { text, column };
}

function readMember(
  reader: Reader,
  keyword: Piece,
  name: Piece,
  keywords: readonly string[],
): Word | TextRefusal {
  const { column } = keyword;
  if (!keywords.includes(keyword.text)) return refuseKeyword(keyword, { keywords });
  take(reader, /:/y);
  const isQuoted = reader.text.charAt(reader.at) === '"';
  const value = readValue(reader, '=~');
  if ('kind' in value) return value;
  if (!endsHere(reader)) return refuseSign(reader);
  const sign = !isQuoted && value.text.includes('*') ? '=~' : '=';
  const question = { keyword, isAbsent: false, name, place: undefined, sign, value } as const;
  return { kind: 'question', column, question };
}

/** A word that no keyword stands before, or several in quotation marks. */
function readAlone(reader: Reader, { column }: Piece, keyword: string): Word | TextRefusal {
  // From its beginning: what was taken for a keyword is a part of it.
  reader.at = column - 1;
  const name = readPiece(reader, /[^\s()"]+/y);
  if ('kind' in name) return name;
  if (!endsHere(reader)) return refuseSign(reader);
  const nothing = { isAbsent: false, place: undefined, sign: undefined } as const;
  const value = { text: '', column: reader.at + 1 };
  const question = { keyword: { text: keyword, column }, name, value, ...nothing };
  return { kind: 'question', column, question };
}

function refuseKeyword({ text, column }: Piece, { keywords, alone }: Vocabulary): TextRefusal {
  const instead = alone === undefined ? '' : ' Quote it to look for it as it stands.';
  return refuseAt(column, `Nothing is asked for by «${shortened(text)}:».${instead}`, keywords);
}

function refuseSign(reader: Reader): TextRefusal {
  const sign = reader.text.charAt(reader.at);
  return refuseAt(reader.at + 1, `«${sign}» cannot stand here.`, ['a blank']);
}

function readQuestion(reader: Reader, keyword: Piece, vocabulary: Vocabulary): Word | TextRefusal {
  const { column } = keyword;
  if (!vocabulary.keywords.includes(keyword.text)) return refuseKeyword(keyword, vocabulary);
  const isAbsent = take(reader, /!/y) !== '';
  const name = readPiece(reader, /[^\s()"=~@]+/y);
  if ('kind' in name) return name;
  const place = take(reader, /@/y) === '' ? undefined : readPiece(reader, /[^\s()"=~@]+/y);
  if (place !== undefined && 'kind' in place) return place;
  const sign = signOf(take(reader, /=~|=|~/y));
  const value = readValue(reader, sign);
  if ('kind' in value) return value;
  if (!endsHere(reader)) return refuseSign(reader);
  return { kind: 'question', column, question: { keyword, isAbsent, name, place, sign, value } };
}

function readValue(reader: Reader, sign: Sign | undefined): Piece | TextRefusal {
  if (sign === undefined) return { text: '', column: reader.at + 1 };
  // What equals nothing may be written as a sign with nothing behind it.
  return readPiece(reader, /[^\s()"~][^\s()"]*/y, sign === '=');
}

function signOf(text: string): Sign | undefined {
  return text === '=' || text === '~' || text === '=~' ? text : undefined;
}

/** A bare word, or anything at all in quotation marks, written as JSON writes it. */
function readPiece(reader: Reader, bare: RegExp, mayBeEmpty = false): Piece | TextRefusal {
  const column = reader.at + 1;
  const quoted = take(reader, /"(?:[^"\\]|\\.)*"/sy);
  const text = quoted === '' ? take(reader, bare) : unquoted(quoted);
  if (text === undefined)
    return refuseAt(column, 'This quotation is not written as JSON writes one.');
  if (text !== '' || quoted !== '' || mayBeEmpty) return { text, column };
  return refuseAt(column, 'Something is missing.', ['a word', 'anything in "quotation marks"']);
}

function unquoted(quoted: string): string | undefined {
  try {
    const text: unknown = JSON.parse(quoted);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

function shortened(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
