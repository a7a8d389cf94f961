/** What a single question adds to a sentence: what is meant, and what is said of it. */
import type { Entry } from '../../entry.ts';
import type { Leaf, LeafOf } from '../leaf.ts';
import type { ValueCondition } from '../value-condition.ts';
import { statusText } from './leaf-text.ts';

/** Where words stand in a sentence: «of the token endpoint», «from …», «with …», «that …». */
export type Slot = 'of' | 'from' | 'to' | 'by' | 'with' | 'that';

export interface LeafWords {
  /** What is meant; a firm noun is said, a weak one only where no other is. */
  readonly noun?: string;
  readonly isFirm?: boolean;
  readonly slot?: Slot;
  readonly text?: string;
}

const firm = (noun: string): LeafWords => ({ noun, isFirm: true });

/** The words of a leaf. */
export function leafWords(leaf: Leaf): LeafWords {
  switch (leaf.kind) {
    case 'entry':
      return firm(entryNouns[leaf.is]);
    case 'party':
      return partyWords(leaf);
    case 'direction':
      return firm(directionNouns[leaf.is]);
    case 'machine':
      return firm(`move of the ${leaf.is} chart`);
    case 'state':
      return firm(`move of the ${leaf.machine} chart ${ways[leaf.change]} ${leaf.is}`);
    case 'timer':
      return firm(timerNoun(leaf));
    case 'parameter':
    case 'header':
    case 'claim':
      return { noun: 'message', slot: 'with', text: namedText(leaf) };
    default:
      return plainWords(leaf);
  }
}

type PlainLeaf = Exclude<
  Leaf,
  LeafOf<
    | 'entry'
    | 'party'
    | 'direction'
    | 'machine'
    | 'state'
    | 'timer'
    | 'parameter'
    | 'header'
    | 'claim'
  >
>;

function plainWords(leaf: PlainLeaf): LeafWords {
  switch (leaf.kind) {
    case 'endpoint':
      return { noun: 'message', slot: 'of', text: `the ${spoken(leaf.is)} endpoint` };
    case 'method':
      return { noun: 'request', slot: 'with', text: `method ${leaf.is}` };
    case 'status':
      return { noun: 'answer', slot: 'with', text: `status ${statusText(leaf)}` };
    case 'error':
      return { noun: 'answer', slot: 'with', text: `error ${leaf.is}` };
    case 'text':
      return { noun: 'message', slot: 'that', text: `says «${leaf.is}»` };
    case 'request':
      return { slot: 'of', text: `the request ${leaf.is}` };
    case 'client':
    case 'user':
      return { slot: 'of', text: `the ${leaf.kind} ${leaf.is}` };
    case 'mode':
      return { slot: 'with', text: `delivery mode ${leaf.is}` };
    default:
      return judgementWords(leaf);
  }
}

function judgementWords(leaf: LeafOf<'rule' | 'clause' | 'table' | 'judged'>): LeafWords {
  switch (leaf.kind) {
    case 'rule':
      return leaf.verdict === 'passed'
        ? { noun: 'judgement', slot: 'that', text: `passes the rule «${leaf.is}»` }
        : { ...firm('refusal'), slot: 'by', text: `the rule «${leaf.is}»` };
    case 'clause':
      return { ...firm('refusal'), slot: 'by', text: `the clause ${leaf.is}` };
    case 'table':
      return { noun: 'judgement', slot: 'by', text: `the ${spoken(leaf.is)} rules` };
    default:
      return firm(leaf.is === 'refused' ? 'refusal' : 'judgement without a refusal');
  }
}

function partyWords({ end, is }: LeafOf<'party'>): LeafWords {
  if (end === 'either') return { slot: 'that', text: `involves ${is}` };
  return { noun: 'message', slot: end, text: is };
}

const ways = { entered: 'into', left: 'out of' } as const;

function timerNoun({ change, machine, delay }: LeafOf<'timer'>): string {
  const whose = machine === undefined ? '' : ` of the ${machine} chart`;
  return `${timerNouns[change]} the ${delay === undefined ? 'timer' : `${delay} timer`}${whose}`;
}

const timerNouns = {
  set: 'setting of',
  cancelled: 'cancelling of',
  fired: 'firing of',
} as const;

function namedText(leaf: LeafOf<'parameter' | 'header' | 'claim'>): string {
  const place =
    leaf.kind === 'claim' && leaf.place !== undefined ? ` in the ${spoken(leaf.place)}` : '';
  const said = conditionWords(leaf.value);
  const no = leaf.value.is === 'absent' ? 'no ' : '';
  return `${no}${leaf.kind} ${leaf.name}${place}${said}`;
}

function conditionWords(value: ValueCondition): string {
  switch (value.is) {
    case 'equals':
      return ` «${value.text}»`;
    case 'contains':
      return ` containing «${value.text}»`;
    case 'like':
      return ` like «${value.pattern}»`;
    default:
      return '';
  }
}

function spoken(name: string): string {
  return name.replaceAll('-', ' ');
}

const directionNouns = {
  request: 'request',
  response: 'answer',
  notification: 'notification',
  note: 'note',
} as const;

const entryNouns: Readonly<Record<Entry['kind'], string>> = {
  'run.began': 'beginning of the run',
  'run.continued': 'continuation of the run',
  'run.detached': 'leaving of the network',
  'clock.set': 'setting of the clock',
  'agenda.popped': 'thing that falls due',
  'intent.given': 'act of a person',
  'http.arrived': 'call from outside',
  'http.unparsed': 'call that cannot be read',
  'http.hung-up': 'client that hangs up',
  'jwts.signed': 'signing of tokens',
  'call.ended': 'end of a call outside',
  'keys.rotated': 'change of keys',
  'message.sent': 'message that is sent',
  'message.received': 'message that arrives',
  'message.recalled': 'message that is called back',
  'rules.judged': 'judgement',
  'machine.moved': 'move of a chart',
  'timer.set': 'setting of a timer',
  'timer.cancelled': 'cancelling of a timer',
  'request.opened': 'opening of a request',
  'request.decided': 'decision on a request',
  'fraud.reported': 'report of a fraud',
  'tokens.issued': 'issue of tokens',
  'code.issued': 'issue of a code',
  'grant.revoked': 'revocation of a grant',
  'client.registered': 'change of a client',
  'console.switched': 'step of a console',
  'user.locked': 'locking of a person',
  'gesture.judged': 'gesture on a device',
  'step-up.asked': 'step-up on a device',
  'letter.arrived': 'arrival of a message with a link',
  'link.refused': 'refusal of a link',
  'sign-in.began': 'beginning of a sign-in',
  'sign-in.ended': 'end of a sign-in',
  'prompt.arrived': 'prompt on a device',
  'id-token.verified': 'check of an ID token',
  'exchange.lost': 'exchange that is lost',
  'fault.applied': 'fault rule that applies',
  'message.lost': 'message that is lost',
  'message.held': 'message that is held',
  'message.released': 'message that is let go',
  'message.edited': 'message that is edited',
  'message.moved': 'message that arrives at another time',
  'message.ignored': 'message that nobody waits for',
  'person.decided': 'decision of a person who acts by themselves',
  'clock.started': 'start of the clock',
  'clock.stopped': 'stop of the clock',
  'break.hit': 'hit of a breakpoint',
  'break.resumed': 'end of a hit',
  'timer.changed': 'change of a timer',
  'skew.changed': 'change of a party’s clock',
};
