/**
 * The search language: a match as a line of text, both ways. What stands side by side holds
 * together; `or` joins less tightly; `#2` counts what the rest of its group finds.
 */
import { type Match, match as matchSchema, mostLevels, sizeFault } from '../match.ts';
import { leafText } from './leaf-text.ts';
import { refuseAt, type TextRefusal, type Vocabulary, type Word, wordsOf } from './match-words.ts';
import { leafKeywords, readLeaf } from './read-leaf.ts';

export type TextReading = { readonly kind: 'read'; readonly match: Match } | TextRefusal;

/** Reads a line of the search language. */
export function parseMatch(text: string): TextReading {
  return readLine(text, { keywords: leafKeywords });
}

/** Reads a line in which words without a keyword are looked for as they stand: `slow_down` is `text:slow_down`. */
export function parseSearch(text: string): TextReading {
  return readLine(text, { keywords: leafKeywords, alone: 'text' });
}

function readLine(text: string, vocabulary: Vocabulary): TextReading {
  const words = wordsOf(text, vocabulary);
  if ('kind' in words) return words;
  const reader: Reader = { words, at: 0, end: text.length + 1, depth: 0 };
  const read = readEither(reader);
  if (read.kind === 'refused') return read;
  const left = words[reader.at];
  if (left !== undefined) return refuseAt(left.column, 'This bracket closes nothing.');
  const fault = sizeFault(read);
  if (fault !== undefined) return refuseAt(1, fault);
  const checked = matchSchema.safeParse(read);
  return checked.success ? { kind: 'read', match: checked.data } : refuseAt(1, 'This is no match.');
}

interface Reader {
  readonly words: readonly Word[];
  at: number;
  /** The column behind the text. */
  readonly end: number;
  depth: number;
}

type Node = Match | TextRefusal;

const within = ['a question', 'not', 'arrival', '('];
const starts = [...within, '#2'];

function readEither(reader: Reader): Node {
  const members: Match[] = [];
  do {
    const member = readTogether(reader);
    if (member.kind === 'refused') return member;
    members.push(member);
  } while (takeWord(reader, 'or'));
  return joined('or', members);
}

/** Everything that stands side by side, and the ordinal that counts it. */
function readTogether(reader: Reader): Node {
  const members: Match[] = [];
  const opening = reader.words[reader.at];
  const n = opening?.kind === 'ordinal' ? opening.n : undefined;
  if (n !== undefined) reader.at += 1;
  let isDemanded = true;
  while (isDemanded || startsMore(reader.words[reader.at])) {
    const member = readOne(reader);
    if (member.kind === 'refused') return member;
    members.push(member);
    isDemanded = takeWord(reader, 'and');
  }
  const all = joined('and', members);
  return n === undefined ? all : { kind: 'ordinal', n, of: all };
}

function startsMore(next: Word | undefined): boolean {
  return next !== undefined && next.kind !== 'or' && next.kind !== ')';
}

function takeWord(reader: Reader, kind: Word['kind']): boolean {
  if (reader.words[reader.at]?.kind !== kind) return false;
  reader.at += 1;
  return true;
}

function readOne(reader: Reader): Node {
  const next = reader.words[reader.at];
  reader.at += 1;
  if (next === undefined) return refuseAt(reader.end, 'The text ends too early.', starts);
  switch (next.kind) {
    case 'question':
      return readLeaf(next.question);
    case 'not':
    case 'arrival': {
      const of = readDeeper(reader, next.column, readOne);
      return of.kind === 'refused' ? of : { kind: next.kind, of };
    }
    case '(': {
      const inner = readDeeper(reader, next.column, readEither);
      if (inner.kind === 'refused' || takeWord(reader, ')')) return inner;
      return refuseAt(reader.end, `The bracket of column ${next.column} is not closed.`, [')']);
    }
    case 'ordinal':
      return refuseAt(next.column, 'An ordinal stands before all that it counts.', within);
    default:
      return refuseAt(next.column, `«${next.kind}» has nothing before it.`, starts);
  }
}

// Brackets cost no level of a match, but nobody needs so many.
const mostBrackets = 4 * mostLevels;

function readDeeper(reader: Reader, column: number, read: (reader: Reader) => Node): Node {
  reader.depth += 1;
  if (reader.depth > mostBrackets)
    return refuseAt(column, `A match has ${mostLevels} levels at most.`);
  const inner = read(reader);
  reader.depth -= 1;
  return inner;
}

function joined(kind: 'and' | 'or', of: readonly Match[]): Match {
  const [only, ...more] = of;
  return only !== undefined && more.length === 0 ? only : { kind, of };
}

/** Writes a match as a line of the search language. */
export function printMatch(match: Match): string {
  switch (match.kind) {
    case 'or':
      return match.of.map((member) => printWithin(member, ['and', 'ordinal'])).join(' or ');
    case 'and':
      return match.of.map((member) => printWithin(member, [])).join(' ');
    case 'not':
    case 'arrival':
      return `${match.kind} ${printWithin(match.of, [])}`;
    case 'ordinal':
      return `#${match.n} ${printWithin(match.of, ['and'])}`;
    default:
      return leafText(match);
  }
}

/** In brackets, unless it needs none or is of a kind that needs none here. */
function printWithin(match: Match, unbracketed: readonly Match['kind'][]): string {
  const text = printMatch(match);
  const needsSome = match.kind === 'and' || match.kind === 'or' || match.kind === 'ordinal';
  return needsSome && !unbracketed.includes(match.kind) ? `(${text})` : text;
}
