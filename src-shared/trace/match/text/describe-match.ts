/**
 * A match as people would say it: «the 2nd answer of the token endpoint with error slow_down». It
 * is for reading only; what can be read back is the search language.
 */
import type { Leaf } from '../leaf.ts';
import type { Match } from '../match.ts';
import { leafWords, type Slot } from './leaf-words.ts';

/** The match in words, to stand within a sentence; signs that nobody can see are spelt out. */
export function describeMatch(match: Match): string {
  return inWords(match).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, spelt);
}

function spelt(sign: string): string {
  return `\\u{${sign.codePointAt(0)?.toString(16)}}`;
}

function inWords(match: Match): string {
  if (match.kind === 'or') return match.of.map(inWords).join(', or ');
  if (match.kind === 'ordinal') return `the ${nth(match.n)} ${nounPhrase(match.of)}`;
  if (match.kind === 'not') return `anything but ${inWords(match.of)}`;
  return withArticle(nounPhrase(match));
}

/** Without an article: «answer with status 400». */
function nounPhrase(match: Match): string {
  switch (match.kind) {
    case 'and':
      return phraseOf(match.of);
    case 'or':
      return `entry that is either ${match.of.map(inWords).join(' or ')}`;
    case 'not':
    case 'ordinal':
      return phraseOf([match]);
    case 'arrival':
      return `arrival of ${inWords(match.of)}`;
    default:
      return phraseOf([match]);
  }
}

const slots: readonly Slot[] = ['of', 'from', 'to', 'by', 'with', 'that'];

function phraseOf(members: readonly Match[]): string {
  const leaves = members.filter(isLeaf).map(leafWords);
  const firm = [...new Set(leaves.flatMap(({ isFirm, noun }) => (isFirm ? (noun ?? []) : [])))];
  const weak = leaves.flatMap(({ isFirm, noun }) => (isFirm ? [] : (noun ?? [])));
  // Of several hints the narrower one says more than «message».
  const [noun = narrowest(weak), ...others] = firm;
  const said = new Map<Slot, string[]>(slots.map((slot) => [slot, []]));
  for (const { slot, text } of leaves) {
    if (slot !== undefined && text !== undefined) said.get(slot)?.push(text);
  }
  const more = members.filter((member) => !isLeaf(member)).map(clauseOf);
  said.get('that')?.push(...others.map((other) => `is ${withArticle(other)}`), ...more);
  const rest = [...said].filter(([, texts]) => texts.length > 0);
  return [noun, ...rest.map(([slot, texts]) => `${slot} ${texts.join(' and ')}`)].join(' ');
}

function isLeaf(match: Match): match is Leaf {
  return !('of' in match);
}

function narrowest(nouns: readonly string[]): string {
  return nouns.find((noun) => noun !== 'message') ?? nouns[0] ?? 'entry';
}

function clauseOf(match: Match): string {
  if (match.kind === 'not') return `is not ${inWords(match.of)}`;
  if (match.kind === 'or') return `is either ${match.of.map(inWords).join(' or ')}`;
  return `is ${inWords(match)}`;
}

function withArticle(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** «1st», «2nd», «23rd», «112th». */
function nth(n: number): string {
  const tens = n % 100;
  const ending = tens > 10 && tens < 14 ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[n % 10];
  return `${n}${ending ?? 'th'}`;
}
