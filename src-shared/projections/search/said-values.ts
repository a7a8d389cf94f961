/**
 * What the messages and judgements of a run have said, by the keys of the search language: for completion
 * alone, so long values and what is too much of one key are left out.
 */
import type { Entry } from '../../trace/entry.ts';
import {
  addToMatchContext,
  createMatchContext,
  type MatchContext,
} from '../../trace/match/reading/match-context.ts';
import {
  directionOf,
  errorsOf,
  jwtsOf,
  type MatchMessage,
  parametersOf,
} from '../../trace/match/reading/match-message.ts';
import { nameOf, type Party, roleOf } from '../../trace/party.ts';

export interface SaidValues {
  readonly context: MatchContext;
  /** Words by key, such as `error` or `party`. */
  readonly words: Map<string, Set<string>>;
  /** Values by key and name: `param.scope`, `claim.acr`, `state.polling`. */
  readonly named: Map<string, Set<string>>;
}

const mostWords = 200;
const longestWord = 60;

/** Nothing said. */
export function createSaidValues(): SaidValues {
  return { context: createMatchContext(), words: new Map(), named: new Map() };
}

/** Takes in the next entry. */
export function addToSaidValues(said: SaidValues, entry: Entry): void {
  const { message } = addToMatchContext(said.context, entry);
  note(said.words, 'kind', entry.kind);
  noteParty(said, 'party', entry.party);
  if (entry.about !== undefined) note(said.words, 'request', entry.about);
  if (message !== undefined) noteMessage(said, message);
  else noteRecord(said, entry);
}

function noteMessage(said: SaidValues, message: MatchMessage): void {
  const { wire, from, to, endpoint } = message;
  noteParty(said, 'from', from);
  noteParty(said, 'to', to);
  if (endpoint !== undefined) note(said.words, 'endpoint', endpoint);
  note(said.words, 'direction', directionOf(message));
  for (const error of errorsOf(message)) note(said.words, 'error', error);
  noteNamed(said, 'param', parametersOf(message));
  for (const { claims } of jwtsOf(message)) noteNamed(said, 'claim', claims);
  if (wire.kind === 'http.request') note(said.words, 'method', wire.method);
  if (wire.kind === 'http.response') note(said.words, 'status', String(wire.status));
  if (wire.kind === 'channel.note') return;
  for (const [name, text] of wire.headers) noteNamed(said, 'header', [[name, [text]]]);
}

function noteRecord(said: SaidValues, entry: Entry): void {
  switch (entry.kind) {
    case 'machine.moved':
      note(said.words, 'machine', entry.machine);
      for (const key of ['state', 'left']) {
        note(said.words, key, entry.machine);
        note(said.named, `${key}.${entry.machine}`, entry.to);
      }
      return;
    case 'rules.judged':
      note(said.words, 'table', entry.table);
      note(said.words, 'judged', entry.refusal === undefined ? 'accepted' : 'refused');
      for (const rule of entry.passed) note(said.words, 'passed', hyphened(rule));
      if (entry.refusal === undefined) return;
      note(said.words, 'rule', hyphened(entry.refusal.rule));
      note(said.words, 'clause', entry.refusal.clause);
      return;
    case 'request.opened':
      note(said.words, 'client', entry.clientId);
      note(said.words, 'user', entry.sub);
      note(said.words, 'mode', entry.deliveryMode);
      return;
    default:
  }
}

function hyphened(words: string): string {
  return words.replaceAll(' ', '-');
}

function noteParty({ words }: SaidValues, key: string, party: Party): void {
  note(words, key, roleOf(party));
  note(words, key, nameOf(party));
  note(words, 'party', roleOf(party));
  note(words, 'party', nameOf(party));
}

function noteNamed(
  { words, named }: SaidValues,
  key: string,
  values: Iterable<readonly [string, readonly string[]]>,
): void {
  for (const [name, texts] of values) {
    note(words, key, name);
    for (const text of texts) note(named, `${key}.${name}`, text);
  }
}

function note(held: Map<string, Set<string>>, key: string, word: string): void {
  if (word === '' || word.length > longestWord) return;
  const words = held.get(key) ?? new Set();
  if (words.size === 0) held.set(key, words);
  if (words.size < mostWords) words.add(word);
}
