/** Makes each single question into a test of a subject, with what it costs to ask. */
import { unreachable } from '../../../protocol/assert.ts';
import { nameOf, type Party, type PartyRole, roleOf } from '../../party.ts';
import type { Leaf, LeafOf } from '../leaf.ts';
import { valueTest } from '../value-condition.ts';
import { clientIdOf, modeOf, requestIdOf, subOf } from './belonging.ts';
import {
  directionOf,
  errorsOf,
  jwtsOf,
  type MatchMessage,
  namedTexts,
  parametersOf,
} from './match-message.ts';
import { textTest } from './message-text.ts';
import { type RecordLeaf, recordTest } from './record-test.ts';
import type { Subject } from './subject.ts';

export type SubjectTest = (subject: Subject) => boolean;
type MessageTest = (message: MatchMessage) => boolean;

/** The test that a leaf stands for. */
export function leafTest(leaf: Leaf): SubjectTest {
  switch (leaf.kind) {
    case 'party':
      return partyTest(leaf);
    case 'claim':
      return claimTest(leaf);
    case 'request':
      return (subject) => requestIdOf(subject) === leaf.is;
    case 'client':
      return (subject) => clientIdOf(subject) === leaf.is;
    case 'user':
      return (subject) => isUser(subject, leaf.is);
    case 'mode':
      return (subject) => modeOf(subject) === leaf.is;
    default:
      return ownTest(leaf);
  }
}

/** The test of what the message or the entry itself says. */
function ownTest(leaf: MessageLeaf | RecordLeaf): SubjectTest {
  switch (leaf.kind) {
    case 'endpoint':
    case 'direction':
    case 'method':
    case 'status':
    case 'error':
    case 'parameter':
    case 'text':
    case 'header': {
      const test = messageTest(leaf);
      return ({ message }) => message !== undefined && test(message);
    }
    default:
      return recordTest(leaf);
  }
}

/** How dear a question is, so that the cheap ones of several are asked first. */
export function leafCost({ kind }: Leaf): number {
  if (kind === 'claim') return 20;
  if (kind === 'text') return 30;
  if (kind === 'client' || kind === 'user' || kind === 'mode' || kind === 'request') return 12;
  if (kind === 'parameter' || kind === 'error') return 10;
  return kind === 'header' ? 4 : 1;
}

/** The roles by the letters that the craft has for them. */
const roleLetters: ReadonlyMap<string, PartyRole> = new Map([
  ['op', 'provider'],
  ['rp', 'relying-party'],
  ['ad', 'authentication-device'],
]);

function isParty(party: Party, name: string): boolean {
  const role = roleOf(party);
  return (
    party === name || role === name || nameOf(party) === name || roleLetters.get(name) === role
  );
}

function partyTest({ end, is }: LeafOf<'party'>): SubjectTest {
  const from: SubjectTest = ({ message }) => message !== undefined && isParty(message.from, is);
  const to: SubjectTest = ({ message }) => message !== undefined && isParty(message.to, is);
  if (end === 'from') return from;
  if (end === 'to') return to;
  return (subject) => {
    const { entry } = subject;
    return (entry !== undefined && isParty(entry.party, is)) || from(subject) || to(subject);
  };
}

type MessageLeaf = LeafOf<
  'endpoint' | 'direction' | 'method' | 'status' | 'error' | 'parameter' | 'text' | 'header'
>;

function messageTest(leaf: MessageLeaf): MessageTest {
  switch (leaf.kind) {
    case 'endpoint':
      return ({ endpoint }) => endpoint === leaf.is;
    case 'direction':
      return (message) => directionOf(message) === leaf.is;
    case 'method': {
      const method = leaf.is.toUpperCase();
      return ({ wire }) => wire.kind === 'http.request' && wire.method.toUpperCase() === method;
    }
    case 'status':
      return ({ wire }) =>
        wire.kind === 'http.response' && wire.status >= leaf.from && wire.status <= leaf.to;
    case 'error':
      return (message) => errorsOf(message).includes(leaf.is);
    case 'parameter': {
      const test = valueTest(leaf.value);
      return (message) => test(parametersOf(message).get(leaf.name));
    }
    case 'text':
      return textTest(leaf.is);
    case 'header':
      return headerTest(leaf);
    default:
      return unreachable(leaf);
  }
}

function headerTest({ name, value }: LeafOf<'header'>): MessageTest {
  const wanted = name.toLowerCase();
  const test = valueTest(value);
  return ({ wire }) => {
    if (wire.kind === 'channel.note') return false;
    const held = wire.headers.filter(([one]) => one.toLowerCase() === wanted);
    return test(held.length === 0 ? undefined : held.map(([, text]) => text));
  };
}

function claimTest({ name, place, value }: LeafOf<'claim'>): SubjectTest {
  const test = valueTest(value);
  if (place === 'verified') {
    return ({ entry }) =>
      entry?.kind === 'id-token.verified' && test(namedTexts(entry.claims).get(name));
  }
  return ({ message }) => {
    if (message === undefined) return false;
    const jwts = jwtsOf(message).filter((jwt) => place === undefined || jwt.place === place);
    // Of several JWTs one is enough, but a claim is absent where none of them has it.
    if (value.is === 'absent')
      return jwts.length > 0 && jwts.every((jwt) => test(jwt.claims.get(name)));
    return jwts.some((jwt) => test(jwt.claims.get(name)));
  };
}

function isUser(subject: Subject, name: string): boolean {
  const sub = subOf(subject);
  return sub !== undefined && (sub === name || subject.known.usernameOf(sub) === name);
}
