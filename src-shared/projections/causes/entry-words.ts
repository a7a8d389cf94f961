/** An entry as a link of an explanation: what kind of cause it is, a title, and one sentence. */
import { isTimeIntent } from '../../intents/clock-intents.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';
import { editedFields, editText } from '../edited-fields.ts';
import { actionTitles } from '../figure/deed-rows.ts';
import { networkActions } from '../message-fate.ts';
import { changeWords } from '../setup/setup-words.ts';
import type { EntryWords } from './cause-link.ts';
import { opening, partyWords, span, stateWords } from './party-words.ts';
import { plainWords } from './plain-words.ts';
import { type RuleBook, verdictWords } from './refusal-words.ts';
import type { TraceIndex } from './trace-index.ts';

/** What an explanation says of the entry. */
export function entryWords(index: TraceIndex, entry: Entry, book: RuleBook): EntryWords {
  switch (entry.kind) {
    case 'rules.judged':
      return {
        kind: 'rule',
        title: entry.refusal?.rule ?? `rules of ${entry.table} passed`,
        sentence: verdictWords(index, entry, book),
      };
    case 'message.sent':
      return messageWords(index, entry);
    case 'http.arrived':
      return arrivalWords(index, entry);
    case 'message.edited':
      return editWords(index, entry);
    default:
      return wordsOfItself(entry);
  }
}

type OfItself = Exclude<
  Entry,
  EntryOf<'rules.judged' | 'message.sent' | 'http.arrived' | 'message.edited'>
>;

/** What can be said without looking anything up. */
function wordsOfItself(entry: OfItself): EntryWords {
  switch (entry.kind) {
    case 'intent.given':
      return intentWords(entry);
    case 'timer.set':
      return timerWords(entry);
    case 'call.ended':
      return callWords(entry);
    case 'id-token.verified':
      return checkWords(entry);
    case 'machine.moved':
      return moveWords(entry);
    case 'person.decided':
      return personWords(entry);
    default:
      return plainWords(entry);
  }
}

function messageWords(index: TraceIndex, { seq, from, to }: EntryOf<'message.sent'>): EntryWords {
  const view = index.messages.bySeq.get(seq);
  const title = view?.title ?? 'message';
  const verb = view?.wire.kind === 'http.response' ? 'answered' : 'sent';
  const sentence = `${opening(partyWords(from))} ${verb} ${title} to ${partyWords(to)}.`;
  return { kind: 'message', title, sentence };
}

const mostEdited = 3;

/** What was changed, from what it was at first. */
function editWords(
  { messages }: TraceIndex,
  { message, wire }: EntryOf<'message.edited'>,
): EntryWords {
  const view = messages.byId.get(message);
  const before = view?.sentWire;
  const fields = before === undefined ? [] : editedFields(before, wire);
  const changes = fields.map(
    ({ field, left, right }) => `${field} ${valueWords(right)} instead of ${valueWords(left)}`,
  );
  const told = changes.slice(0, mostEdited).join(', ');
  const more = changes.length > mostEdited ? `, and ${changes.length - mostEdited} more` : '';
  const said = told === '' ? 'was changed on its way' : `arrives with ${told}${more}`;
  const title = before === undefined ? 'edited' : `edited: ${editText(before, wire)}`;
  return { kind: 'parameter', title, sentence: `${view?.title ?? 'The message'} ${said}.` };
}

const longestValue = 60;

function valueWords(value: string | undefined): string {
  if (value === undefined) return 'left out';
  return value.length <= longestValue ? value : `${value.slice(0, longestValue)}…`;
}

function arrivalWords(index: TraceIndex, { seq }: EntryOf<'http.arrived'>): EntryWords {
  const view = index.messages.bySeq.get(seq);
  const title = view?.title ?? 'request';
  const from = partyWords(view?.from ?? 'outside-client');
  return { kind: 'outside', title, sentence: `${opening(from)} sent ${title} from outside.` };
}

const directions: ReadonlySet<string> = new Set([
  'request.decided',
  'account.switched',
  'channel.switched',
  'settings.changed',
  'request.sent',
  'person.changed',
]);

function intentWords({ intent }: EntryOf<'intent.given'>): EntryWords {
  const title = actionTitles[intent.kind];
  const isDirected = directions.has(intent.kind) || intent.kind in networkActions;
  const who = isDirected || isTimeIntent(intent) ? 'The trainer' : 'The person';
  return { kind: 'person', title, sentence: `${who} ${title}${intentDetail(intent)}.` };
}

function intentDetail(intent: EntryOf<'intent.given'>['intent']): string {
  if (intent.kind === 'sign-in.pressed' && intent.loginHint !== '')
    return ` with the login hint «${intent.loginHint}»`;
  if (intent.kind === 'request.decided') return `: ${intent.decision}`;
  if (intent.kind === 'channel.switched') return intent.on ? ' on' : ' off';
  if (intent.kind === 'settings.changed') return `: ${changeWords(intent.change)}`;
  if (intent.kind === 'account.switched')
    return ` ${intent.on ? 'on' : 'off'}: ${intent.subject} «${intent.id}»`;
  return '';
}

/** By delay and machine, as a timer's event names them. */
const timersByEvent: Readonly<Record<string, string>> = {
  'rest.polling': 'so long the client has to wait before it may poll again',
  'longPoll.polling': 'so long the provider holds the poll open',
  'rest.relying-party': 'so long the relying party rests before its next poll',
  'lifetime.relying-party': 'so long the relying party waits for a result',
  'lifetime.authentication-request': 'so long the request lives',
  'lifetime.authentication-device': 'so long the prompt can be answered',
  'pause.notification-delivery': 'so long the provider pauses before it calls the client again',
};

function timerWords({ event, at, dueAt }: EntryOf<'timer.set'>): EntryWords {
  const [, , delay, machine] = event.split('.');
  const meaning = timersByEvent[`${delay}.${machine}`] ?? 'so long it waits';
  const sentence = `A timer of ${span(dueAt - at)} was set, due at ${span(dueAt)}: ${meaning}.`;
  return { kind: 'timer', title: `timer of ${span(dueAt - at)}`, sentence };
}

const callEnds = {
  answered: 'The call was answered.',
  refused: 'The address may not be called',
  failed: 'The call failed',
  'timed-out': 'Nobody answered in time',
} as const;

function callWords({ outcome }: EntryOf<'call.ended'>): EntryWords {
  const end = callEnds[outcome.kind];
  const sentence = outcome.kind === 'answered' ? end : `${end}: ${outcome.reason}`;
  return { kind: 'outside', title: `call ${outcome.kind}`, sentence };
}

function personWords({ decision, why }: EntryOf<'person.decided'>): EntryWords {
  const verb = decision === 'approve' ? 'approves' : 'denies';
  return { kind: 'person', title: verb, sentence: `The person ${verb} by themselves: ${why}` };
}

function checkWords({ checks }: EntryOf<'id-token.verified'>): EntryWords {
  const failed = checks.find(({ passed }) => !passed);
  const title = failed === undefined ? 'ID token checked' : `ID token: ${failed.name}`;
  const sentence =
    failed === undefined
      ? `The relying party checked the ID token in ${checks.length} ways, and all is well.`
      : `The relying party checked the ID token and found ${failed.found} where ${failed.expected} was expected: ${failed.name} (OpenID Connect Core 1.0 §3.1.3.7).`;
  return { kind: 'rule', title, sentence };
}

function moveWords({ machine, from, to, event }: EntryOf<'machine.moved'>): EntryWords {
  const title = `${machine}: ${stateWords(to)}`;
  const what = `The ${machine.replaceAll('-', ' ')} chart`;
  const sentence =
    from === null
      ? `${what} began in «${stateWords(to)}».`
      : `${what} went from «${stateWords(from)}» to «${stateWords(to)}».`;
  return { kind: event.startsWith('xstate.after.') ? 'timer' : 'change', title, sentence };
}
