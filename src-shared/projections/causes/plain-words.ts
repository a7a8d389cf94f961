/** The entries of which their kind says enough; the others have sentences of their own. */
import type { Entry } from '../../trace/entry.ts';
import type { EntryWords } from './cause-link.ts';

export type Plain = Exclude<
  Entry['kind'],
  | 'rules.judged'
  | 'message.sent'
  | 'http.arrived'
  | 'message.edited'
  | 'intent.given'
  | 'timer.set'
  | 'call.ended'
  | 'id-token.verified'
  | 'machine.moved'
  | 'person.decided'
>;

const plain: Readonly<Record<Plain, EntryWords>> = {
  'run.began': { kind: 'clock', title: 'run began', sentence: 'The run began with this set-up.' },
  'run.continued': {
    kind: 'clock',
    title: 'run continued',
    sentence: 'The run goes on where another one stopped; what came before stands there.',
  },
  'run.detached': {
    kind: 'clock',
    title: 'run forked',
    sentence: 'From here on this run goes its own way, without the clients outside.',
  },
  'clock.set': { kind: 'clock', title: 'clock set', sentence: 'Somebody set the clock.' },
  'agenda.popped': { kind: 'clock', title: 'due', sentence: 'What was planned fell due.' },
  'keys.rotated': {
    kind: 'person',
    title: 'keys rotated',
    sentence: 'The provider was given new signing keys.',
  },
  'http.unparsed': {
    kind: 'outside',
    title: 'no HTTP',
    sentence: 'Something came from outside that could not be read as HTTP.',
  },
  'http.hung-up': {
    kind: 'outside',
    title: 'hung up',
    sentence: 'The client outside hung up before it was answered.',
  },
  'jwts.signed': { kind: 'change', title: 'signed', sentence: 'The tokens were signed.' },
  'message.received': { kind: 'message', title: 'arrived', sentence: 'The message arrived.' },
  'message.recalled': {
    kind: 'message',
    title: 'called back',
    sentence: 'Its sender took the message back on its way.',
  },
  'fault.applied': {
    kind: 'rule',
    title: 'fault rule',
    sentence: 'A rule of the network took effect on the message.',
  },
  'message.lost': {
    kind: 'message',
    title: 'lost',
    sentence: 'The message was lost on its way.',
  },
  'message.held': {
    kind: 'message',
    title: 'held',
    sentence: 'The message was held on its way.',
  },
  'message.released': {
    kind: 'message',
    title: 'released',
    sentence: 'The held message went on.',
  },
  'message.moved': {
    kind: 'message',
    title: 'moved',
    sentence: 'The message was given another time to arrive.',
  },
  'message.ignored': {
    kind: 'message',
    title: 'ignored',
    sentence: 'The message reached somebody who did not wait for it.',
  },
  'timer.cancelled': {
    kind: 'change',
    title: 'timer cancelled',
    sentence: 'A timer was taken off, for what it waited for is over.',
  },
  'request.opened': {
    kind: 'change',
    title: 'request opened',
    sentence: 'The provider accepted the authentication request and opened it.',
  },
  'request.decided': {
    kind: 'change',
    title: 'request decided',
    sentence: 'The decision reached the provider and was taken.',
  },
  'fraud.reported': {
    kind: 'change',
    title: 'fraud reported',
    sentence: 'The person reported the request as a fraud.',
  },
  'tokens.issued': {
    kind: 'change',
    title: 'tokens issued',
    sentence: 'The provider made tokens.',
  },
  'code.issued': {
    kind: 'change',
    title: 'code issued',
    sentence: 'The provider made a code for the browser to bring to the client.',
  },
  'grant.revoked': {
    kind: 'change',
    title: 'grant revoked',
    sentence: 'The tokens of this grant were made worthless.',
  },
  'client.registered': {
    kind: 'change',
    title: 'client changed',
    sentence: 'What the provider knows of a client changed.',
  },
  'console.switched': {
    kind: 'change',
    title: 'console switched',
    sentence: 'A call of the console’s API did a step of the product’s set-up, or undid it.',
  },
  'user.locked': {
    kind: 'change',
    title: 'person locked',
    sentence: 'Wrong user codes locked the person for a while.',
  },
  'sign-in.began': { kind: 'change', title: 'sign-in began', sentence: 'A sign-in began.' },
  'sign-in.ended': { kind: 'change', title: 'sign-in ended', sentence: 'The sign-in ended.' },
  'prompt.arrived': {
    kind: 'change',
    title: 'prompt arrived',
    sentence: 'The prompt arrived on the device.',
  },
  'gesture.judged': {
    kind: 'person',
    title: 'gesture judged',
    sentence: 'The device judged whether it was its own person.',
  },
  'step-up.asked': {
    kind: 'change',
    title: 'step-up asked',
    sentence: 'The client wants a stronger context than was shown, so the device asks for more.',
  },
  'letter.arrived': {
    kind: 'change',
    title: 'message arrived',
    sentence: 'A message with a link to the approval page arrived.',
  },
  'link.refused': {
    kind: 'change',
    title: 'link refused',
    sentence: 'The approval page let nobody in by that link.',
  },
  'exchange.lost': {
    kind: 'change',
    title: 'answer lost',
    sentence: 'There was nobody left to answer.',
  },
  'clock.started': {
    kind: 'clock',
    title: 'time goes on',
    sentence: 'Time was let go on, to a goal or from the last hit.',
  },
  'clock.stopped': {
    kind: 'clock',
    title: 'time stands',
    sentence: 'Time was stopped, for what was waited for had come.',
  },
  'break.hit': {
    kind: 'clock',
    title: 'breakpoint hit',
    sentence: 'A breakpoint matched.',
  },
  'break.resumed': {
    kind: 'clock',
    title: 'hit let go',
    sentence: 'A hit was let go, and holds time up no more.',
  },
  'timer.changed': {
    kind: 'timer',
    title: 'timer changed',
    sentence: 'A timer was frozen, thawed, fired or moved by hand.',
  },
  'skew.changed': {
    kind: 'clock',
    title: 'clock skewed',
    sentence: 'The own clock of a party was put wrong, or right again.',
  },
};

/** The sentence of an entry that needs no more than its kind. */
export function plainWords(entry: Extract<Entry, { kind: Plain }>): EntryWords {
  return plain[entry.kind];
}
