/**
 * Lines of the search language that find an entry: from what it is, the most telling first. Only those
 * are proposed that really find it, so nobody has to know the language to begin.
 */
import { bodyObject, type Wire } from '../../protocol/encoding/wire.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';
import { endpointAt } from '../../trace/match/endpoint-name.ts';
import { leafText } from '../../trace/match/text/leaf-text.ts';
import { parseMatch } from '../../trace/match/text/match-text.ts';
import { nameOf, roleOf } from '../../trace/party.ts';
import { isOfTheTrainer } from '../../trace/run-file/scenario-of.ts';
import { createRunMarks } from '../judging/run-marks.ts';
import type { RunRecord, RunStep } from './run-record.ts';

/** What in a step is worth a beat, the most telling first; the rest only where there is nothing else. */
const telling: readonly Entry['kind'][] = [
  'fraud.reported',
  'tokens.issued',
  'person.decided',
  'sign-in.ended',
  'request.decided',
  'grant.revoked',
  'prompt.arrived',
  'message.lost',
  'message.edited',
  'message.held',
  'message.sent',
  'request.opened',
  'machine.moved',
  'rules.judged',
  'message.received',
  'intent.given',
];

/** No lesson's run has these: they are of whoever looked at the recorded one. */
const ofTheClock: ReadonlySet<Entry['kind']> = new Set([
  'clock.set',
  'clock.started',
  'clock.stopped',
  'break.hit',
  'break.resumed',
  'run.detached',
]);

/** The entries of a step that a beat can wait for, the most telling first. */
export function tellingEntries({ entries }: RunRecord, step: RunStep): readonly Entry[] {
  const rank = ({ kind }: Entry): number => {
    const place = telling.indexOf(kind);
    return place < 0 ? telling.length : place;
  };
  const own = entries.slice(step.first, step.last + 1).filter(isOfTheRun);
  return own.toSorted((left, right) => rank(left) - rank(right));
}

function isOfTheRun(entry: Entry): boolean {
  if (entry.kind === 'intent.given') return !isOfTheTrainer(entry.intent);
  return !ofTheClock.has(entry.kind);
}

/** The lines that find that entry. */
export function linesFor({ entries }: RunRecord, entry: Entry): readonly string[] {
  const lines = [...new Set(candidates(entries, entry))];
  const asked = lines.flatMap((line) => {
    const read = parseMatch(line);
    return read.kind === 'read' ? [{ line, match: read.match }] : [];
  });
  const marks = createRunMarks(asked.map(({ match }) => match));
  for (const one of entries) {
    if (one.seq > entry.seq) break;
    marks.take(one);
  }
  const here = { after: entry.seq - 1, upTo: entry.seq };
  return asked.filter(({ match }) => marks.of(match, here).length > 0).map(({ line }) => line);
}

function candidates(entries: readonly Entry[], entry: Entry): readonly string[] {
  switch (entry.kind) {
    case 'message.sent':
      return messageLines(entries, entry);
    case 'message.received': {
      const sent = entries.find(
        (one): one is EntryOf<'message.sent'> =>
          one.kind === 'message.sent' && one.message === entry.message,
      );
      const lines = sent === undefined ? [] : messageLines(entries, sent);
      return lines.map((line) => `arrival ${line.includes(' ') ? `(${line})` : line}`);
    }
    case 'machine.moved': {
      const { machine, to } = entry;
      return [leafText({ kind: 'state', machine, change: 'entered', is: to }), kindLine(entry)];
    }
    case 'rules.judged':
      return judgedLines(entry);
    default:
      return [kindLine(entry)];
  }
}

const kindLine = ({ kind }: Entry): string => `kind:${kind}`;

function judgedLines({ table, refusal }: EntryOf<'rules.judged'>): readonly string[] {
  const judged = leafText({ kind: 'judged', is: refusal === undefined ? 'accepted' : 'refused' });
  const whole = `${leafText({ kind: 'table', is: table })} ${judged}`;
  if (refusal === undefined) return [whole];
  const rule = leafText({ kind: 'rule', is: refusal.rule, verdict: 'refused' });
  return [rule, leafText({ kind: 'clause', is: refusal.clause }), whole];
}

function messageLines(
  entries: readonly Entry[],
  { wire, exchange, to }: EntryOf<'message.sent'>,
): readonly string[] {
  const receiver = leafText({ kind: 'party', end: 'to', is: nameOf(to) || roleOf(to) });
  if (wire.kind === 'channel.note') return [`direction:note ${receiver}`, 'direction:note'];
  if (wire.kind === 'http.request') return requestLines(wire);
  const endpoint = askedAt(entries, exchange);
  const error = wire.body === '' ? undefined : bodyObject(wire)?.['error'];
  const outcome = `status:${wire.status}`;
  const named = typeof error === 'string' && error !== '';
  return [
    ...(named ? [leafText({ kind: 'error', is: error })] : []),
    ...(endpoint === undefined ? [] : [`endpoint:${endpoint} ${outcome}`]),
    `${outcome} ${receiver}`,
  ];
}

/** Where the request of that exchange went. */
function askedAt(entries: readonly Entry[], exchange: string): string | undefined {
  const asked = entries.find(
    (one): one is EntryOf<'message.sent'> =>
      one.kind === 'message.sent' && one.exchange === exchange && one.wire.kind === 'http.request',
  );
  return asked?.wire.kind === 'http.request' ? endpointAt(asked.wire.target) : undefined;
}

function requestLines({ target }: Extract<Wire, { kind: 'http.request' }>): readonly string[] {
  const endpoint = endpointAt(target);
  const named = endpoint === undefined ? [] : [`endpoint:${endpoint} direction:request`];
  return [...named, 'direction:notification', 'direction:request'];
}
