/**
 * Reads the single questions of the search language: which there are, and the words that each
 * one takes. `error:slow_down`, `claim:acr@id_token=pin`, `state:polling=resting`.
 */
import { deliveryMode } from '../../../protocol/setup/provider-settings.ts';
import { entryKinds } from '../../entry-kind.ts';
import { machineName } from '../../machine-name.ts';
import { endpointNames } from '../endpoint-name.ts';
import {
  directions,
  judgements,
  jwtPlaces,
  type Leaf,
  type LeafOf,
  leaf as leafSchema,
  timerChanges,
} from '../leaf.ts';
import { type Piece, type Question, refuseAt, type TextRefusal } from './match-words.ts';

type Reading = Leaf | TextRefusal;

interface Keyword {
  /** The words there are, where not every word will do. */
  readonly words?: readonly string[];
  /** Where the question has a place, the places there are. */
  readonly places?: readonly string[];
  readonly takes?: 'condition' | 'value' | 'needed value';
  readonly make: (question: Question) => unknown;
}

const machines = machineName.options;

const plain = (kind: Leaf['kind'], words?: readonly string[]): Keyword => ({
  ...(words === undefined ? {} : { words }),
  make: ({ name }) => ({ kind, is: name.text }),
});
const end = (of: LeafOf<'party'>['end']): Keyword => ({
  make: ({ name }) => ({ kind: 'party', end: of, is: name.text }),
});
const named = (kind: 'parameter' | 'header'): Keyword => ({
  takes: 'condition',
  make: (question) => ({ kind, name: question.name.text, value: conditionIn(question) }),
});
const verdict = (of: LeafOf<'rule'>['verdict']): Keyword => ({
  make: ({ name }) => ({ kind: 'rule', verdict: of, is: name.text }),
});
const change = (of: LeafOf<'state'>['change']): Keyword => ({
  words: machines,
  takes: 'needed value',
  make: ({ name, value }) => ({ kind: 'state', machine: name.text, change: of, is: value.text }),
});

const keywords: Readonly<Record<string, Keyword>> = {
  kind: plain('entry', entryKinds),
  from: end('from'),
  to: end('to'),
  party: end('either'),
  endpoint: plain('endpoint', endpointNames),
  direction: plain('direction', directions),
  method: plain('method'),
  status: { make: ({ name }) => ({ kind: 'status', ...statusesIn(name.text) }) },
  error: plain('error'),
  text: plain('text'),
  param: named('parameter'),
  header: named('header'),
  claim: {
    places: jwtPlaces,
    takes: 'condition',
    make: (question) => {
      const { name, place } = question;
      const where = place === undefined ? {} : { place: place.text };
      return { kind: 'claim', name: name.text, ...where, value: conditionIn(question) };
    },
  },
  machine: plain('machine', machines),
  state: change('entered'),
  left: change('left'),
  timer: {
    words: timerChanges,
    places: machines,
    takes: 'value',
    make: ({ name, place, sign, value }) => ({
      kind: 'timer',
      change: name.text,
      ...(place === undefined ? {} : { machine: place.text }),
      ...(sign === undefined ? {} : { delay: value.text }),
    }),
  },
  rule: verdict('refused'),
  passed: verdict('passed'),
  clause: plain('clause'),
  table: plain('table'),
  judged: plain('judged', judgements),
  request: plain('request'),
  client: plain('client'),
  user: plain('user'),
  mode: plain('mode', deliveryMode.options),
};

export const leafKeywords = Object.keys(keywords);

/** The leaf that a question stands for, or the sentence that says what is wrong with it. */
export function readLeaf(question: Question): Reading {
  const { keyword, name } = question;
  const known = keywords[keyword.text];
  if (known === undefined) return refuseAt(keyword.column, 'Nothing is asked here.', leafKeywords);
  const fault = faultOf(known, question);
  if (fault !== undefined) return fault;
  const read = leafSchema.safeParse(known.make(question));
  if (read.success) return read.data;
  const wrong = keyword.text === 'status' ? statusHelp : (read.error.issues[0]?.message ?? '');
  return refuseAt(name.column, wrong);
}

const statusHelp = 'A status is a number such as 400, a class such as 4xx, or a range: 400-404.';

function faultOf(known: Keyword, question: Question): TextRefusal | undefined {
  const { words } = known;
  const { isAbsent, name, sign } = question;
  if (isAbsent && (known.takes !== 'condition' || sign !== undefined))
    return refuseAt(name.column, '«!» asks that there is none, and no more.');
  if (words !== undefined && !words.includes(name.text)) return refuseWord(name, words);
  return placeFault(known, question) ?? signFault(known, question);
}

function placeFault({ places }: Keyword, { keyword, place }: Question): TextRefusal | undefined {
  if (place === undefined || places?.includes(place.text) === true) return undefined;
  return places === undefined
    ? refuseAt(
        place.column,
        `«${keyword.text}:» has no place; quote the word if «@» is part of it.`,
      )
    : refuseWord(place, places);
}

function signFault({ takes }: Keyword, question: Question): TextRefusal | undefined {
  const { keyword, name, sign, value } = question;
  if (takes === 'condition' || (takes === 'value' && (sign ?? '=') === '=')) return undefined;
  if (takes === 'needed value' && sign === '=') return undefined;
  if (takes !== undefined)
    return refuseAt(value.column, `It is written ${keyword.text}:${name.text}=… here.`, ['=']);
  return sign === undefined
    ? undefined
    : refuseAt(
        value.column,
        `«${keyword.text}:» takes one word; quote it if «${sign}» is part of it.`,
      );
}

function refuseWord({ text, column }: Piece, words: readonly string[]): TextRefusal {
  const shown = text.length > 30 ? `${text.slice(0, 30)}…` : text;
  return refuseAt(column, `«${shown}» is none of the words here.`, words);
}

function conditionIn({ isAbsent, sign, value: { text } }: Question): unknown {
  if (sign === undefined) return { is: isAbsent ? 'absent' : 'present' };
  if (sign === '=~') return { is: 'like', pattern: text };
  return { is: sign === '=' ? 'equals' : 'contains', text };
}

function statusesIn(text: string): { from: number; to: number } | undefined {
  const hundreds = /^([1-9])xx$/.exec(text)?.[1];
  if (hundreds !== undefined)
    return { from: Number(hundreds) * 100, to: Number(hundreds) * 100 + 99 };
  const [, from, to = from] = /^(\d{3})(?:-(\d{3}))?$/.exec(text) ?? [];
  return from === undefined ? undefined : { from: Number(from), to: Number(to) };
}
