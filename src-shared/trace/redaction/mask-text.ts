/**
 * Takes secrets out of running text: what stands under a secret's name, every JWT, whatever is known
 * to be a secret in any of its spellings; and what is random gets another name, for it may be one.
 */
import { jwtOf } from './jwt-noun.ts';
import { isMasked, type SecretBook } from './secret-book.ts';
import { namesInText, nounOfMember } from './secret-kind.ts';

// As JSON, also inside of a string; then as a form, or as somebody wrote it in a sentence.
const names = `\\b(${namesInText.join('|')})`;
const isNew = '(?!.{0,4}‹[A-Za-z_ ]+ \\d+›)';
const quoted = new RegExp(`${names}(\\\\?"\\s*:\\s*\\\\?")${isNew}((?:[^"\\\\]|\\\\[^"])+)`, 'gi');
const named = new RegExp(`${names}("?\\s*(?:[=:]|%3[ADad])\\s*"?)${isNew}([^&"\\s,;}\\\\]+)`, 'gi');
const words = /[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)*/g;
const atoms = /[A-Za-z0-9_-]{8,}/g;
const shortest = 8;
const looksRandom = /^(?=.*[0-9])(?=.*[A-Za-z]).{16,}$/;

/** The text without its secrets. */
export function maskText(text: string, book: SecretBook): string {
  if (isMasked(text)) return text;
  return maskWords(maskNamed(maskPhrases(text, book), book), book);
}

function maskPhrases(text: string, book: SecretBook): string {
  let masked = text;
  for (const { spelling, secret } of book.phrases()) {
    if (masked.includes(spelling))
      masked = masked.replaceAll(spelling, () => book.nameOf(secret) ?? '');
  }
  return masked;
}

function maskNamed(text: string, book: SecretBook): string {
  const mask = (whole: string, name: string, between: string, value: string): string => {
    const noun = nounOfMember(name);
    if (noun === undefined || isMasked(value)) return whole;
    const secret = decoded(value);
    // «token: missing» is a sentence.
    return `${name}${between}${book.nameOf(secret, noun, looksRandom.test(secret)) ?? value}`;
  };
  return text.replace(quoted, mask).replace(named, mask);
}

/** So that a secret has one name, however it is written. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

function maskWords(text: string, book: SecretBook): string {
  if (text.length < shortest) return text;
  return text.replace(words, (word) => (word.length < shortest ? word : maskWord(word, book)));
}

function maskWord(word: string, book: SecretBook): string {
  const known = book.nameOf(word);
  if (known !== undefined) return known;
  const jwt = word.includes('.') ? jwtOf(word) : undefined;
  if (jwt !== undefined) return book.nameOf(word, jwt.noun) ?? word;
  return word.replace(atoms, (atom) => maskAtom(atom, book));
}

function maskAtom(atom: string, book: SecretBook): string {
  const known = book.nameOf(atom);
  if (known !== undefined) return known;
  const parts = maskParts(atom, book);
  return parts === atom ? book.pseudonymOf(atom) : parts;
}

/** A timer is named by its request: «lifetime-XYZ». */
function maskParts(atom: string, book: SecretBook): string {
  for (let from = 0; from >= 0; from = nextPart(atom, from)) {
    for (const length of book.lengths()) {
      const end = from + length;
      if (end > atom.length || (from === 0 && end === atom.length)) continue;
      const name = book.nameOf(atom.slice(from, end));
      if (name !== undefined) return `${atom.slice(0, from)}${name}${atom.slice(end)}`;
    }
  }
  return atom;
}

function nextPart(atom: string, from: number): number {
  const rest = atom.slice(from).search(/[_-]./);
  return rest < 0 ? -1 : from + rest + 1;
}
