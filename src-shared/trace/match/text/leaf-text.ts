/** Writes a single question as the search language has it, so that reading it gives it back. */
import type { Leaf, LeafOf } from '../leaf.ts';
import type { ValueCondition } from '../value-condition.ts';

const partyKeywords = { from: 'from', to: 'to', either: 'party' } as const;

/** A leaf as it is written. */
export function leafText(leaf: Leaf): string {
  switch (leaf.kind) {
    case 'party':
      return `${partyKeywords[leaf.end]}:${word(leaf.is)}`;
    case 'status':
      return `status:${statusText(leaf)}`;
    case 'parameter':
      return `param:${conditionText(word(leaf.name), leaf.value)}`;
    case 'header':
      return `header:${conditionText(word(leaf.name), leaf.value)}`;
    case 'claim':
      return `claim:${conditionText(`${word(leaf.name)}${at(leaf.place)}`, leaf.value)}`;
    case 'state':
      return `${leaf.change === 'left' ? 'left' : 'state'}:${leaf.machine}=${word(leaf.is)}`;
    case 'timer':
      return `timer:${leaf.change}${at(leaf.machine)}${leaf.delay === undefined ? '' : `=${word(leaf.delay)}`}`;
    default:
      return plainText(leaf);
  }
}

function plainText(
  leaf: Exclude<
    Leaf,
    LeafOf<'party' | 'status' | 'parameter' | 'header' | 'claim' | 'state' | 'timer'>
  >,
): string {
  if (leaf.kind === 'entry') return `kind:${leaf.is}`;
  if (leaf.kind === 'rule')
    return `${leaf.verdict === 'passed' ? 'passed' : 'rule'}:${word(leaf.is)}`;
  return `${leaf.kind}:${word(leaf.is)}`;
}

function at(place: string | undefined): string {
  return place === undefined ? '' : `@${place}`;
}

/** A status, a class or a range of them. */
export function statusText({ from, to }: LeafOf<'status'>): string {
  if (from === to) return String(from);
  return from % 100 === 0 && to === from + 99 ? `${from / 100}xx` : `${from}-${to}`;
}

function conditionText(name: string, value: ValueCondition): string {
  switch (value.is) {
    case 'present':
      return name;
    case 'absent':
      return `!${name}`;
    case 'equals':
      return `${name}=${word(value.text)}`;
    case 'contains':
      return `${name}~${word(value.text)}`;
    default:
      return `${name}=~${word(value.pattern)}`;
  }
}

/** As it is, where nothing in it could be taken for a sign of the language. */
function word(text: string): string {
  return /^[A-Za-z0-9_.:/+*-]+$/.test(text) ? text : JSON.stringify(text);
}
