/**
 * What an entry follows from, as a person would say it: a message stands for its delivery, a timer
 * for its running out, and what merely passes a cause on is skipped. A verdict also follows from
 * what was true of its request, which no `causedBy` says and which the record tells all the same.
 */
import type { Entry, EntryOf } from '../../trace/entry.ts';
import { earlierOf, type TraceIndex } from './trace-index.ts';

/** What stands on its own in an explanation; whatever else there is passes its causes on. */
const telling: ReadonlySet<Entry['kind']> = new Set([
  'run.began',
  'run.continued',
  'run.detached',
  'clock.set',
  'keys.rotated',
  'intent.given',
  'http.arrived',
  'http.unparsed',
  'http.hung-up',
  'message.sent',
  'message.edited',
  'rules.judged',
  'timer.set',
  'id-token.verified',
] satisfies Entry['kind'][]);

function isTelling(entry: Entry): boolean {
  // A call that was answered left a message, and that tells it.
  if (entry.kind === 'call.ended') return entry.outcome.kind !== 'answered';
  return telling.has(entry.kind);
}

/** The entry that stands for this one: the message of a delivery, the timer that ran out. */
export function representative(index: TraceIndex, entry: Entry): Entry {
  if (entry.kind !== 'agenda.popped' && entry.kind !== 'message.received') return entry;
  const causes = entry.causedBy.map((seq) => index.bySeq.get(seq));
  return (
    causes.find((cause) => cause?.kind === 'message.sent' || cause?.kind === 'timer.set') ?? entry
  );
}

/** The nearest telling entries that this one follows from, each once. */
export function directCauses(index: TraceIndex, entry: Entry): readonly Entry[] {
  const found = new Map<number, Entry>();
  const passedOn = new Set<number>();
  const open = [...causesOnRecord(index, entry)];
  for (let cause = open.shift(); cause !== undefined; cause = open.shift()) {
    const told = representative(index, cause);
    if (passedOn.has(told.seq)) continue;
    passedOn.add(told.seq);
    for (const edit of editsBefore(index, told, cause.seq)) found.set(edit.seq, edit);
    if (isTelling(told)) found.set(told.seq, told);
    else open.push(...causesOnRecord(index, told));
  }
  found.delete(entry.seq);
  return [...found.values()];
}

/** What follows from the arrival of a message follows from what was done to it on its way. */
function editsBefore({ edits }: TraceIndex, told: Entry, seq: number): readonly Entry[] {
  if (told.kind !== 'message.sent') return [];
  return (edits.get(told.message) ?? []).filter((edit) => edit.seq < seq);
}

function causesOnRecord(index: TraceIndex, entry: Entry): readonly Entry[] {
  const implied = entry.kind === 'rules.judged' ? groundsOf(index, entry) : undefined;
  const named = entry.causedBy.flatMap((seq) => index.bySeq.get(seq) ?? []);
  return implied === undefined ? named : [...named, implied];
}

type Judgement = EntryOf<'rules.judged'>;
type Grounds = (index: TraceIndex, verdict: Judgement) => Entry | undefined;

const switchedOff =
  (subject: 'user' | 'client'): Grounds =>
  ({ switches }, { seq }) =>
    switches.findLast(
      ({ seq: at, intent }) =>
        at < seq && intent.kind === 'account.switched' && intent.subject === subject && !intent.on,
    );

const movedTo =
  (...states: readonly string[]): Grounds =>
  (index, verdict) =>
    earlierOf(
      index,
      verdict,
      'machine.moved',
      ({ machine, to }) => machine === 'authentication-request' && states.includes(to),
    );

const decided: Grounds = (index, verdict) => earlierOf(index, verdict, 'request.decided');

/** The provider compares such an end with its own clock, and that was put wrong. */
const clockOfProvider: Grounds = ({ skews }, { seq }) => {
  const last = skews.findLast(({ seq: at, party }) => at < seq && party === 'provider');
  return last?.ms === 0 ? undefined : last;
};

/** What a refusal by that rule rests on, beyond the message that was judged. */
const groundsByRule: Readonly<Record<string, Grounds>> = {
  'waits for the interval': (index, verdict) => restBefore(index, verdict),
  'does not poll without end': (index, verdict) => restBefore(index, verdict),
  'auth_req_id is alive': movedTo('expired'),
  'auth_req_id was not redeemed before': movedTo('redeemed', 'abandoned'),
  'person did not refuse': decided,
  'request still waits for a decision': movedTo('alive.granted', 'denied', 'failed', 'expired'),
  'person may still sign in': switchedOff('user'),
  'deciding person may still sign in': switchedOff('user'),
  'comes from a known client': switchedOff('client'),
  'refresh token is known': clockOfProvider,
  'code is known': clockOfProvider,
  'access token is good': clockOfProvider,
  'person is not locked': clockOfProvider,
  'person can be reached': ({ switches }, { seq }) =>
    switches.findLast(({ seq: at, intent }) => at < seq && intent.kind === 'channel.switched'),
};

/** The names of the rules whose refusals rest on something earlier. */
export const groundedRules: readonly string[] = Object.keys(groundsByRule);

function groundsOf(index: TraceIndex, verdict: Judgement): Entry | undefined {
  if (verdict.refusal !== undefined) return groundsByRule[verdict.refusal.rule]?.(index, verdict);
  // A poll that brings tokens does so because somebody agreed.
  return verdict.table === 'token' ? decided(index, verdict) : undefined;
}

/** The rest between polls that runs when a verdict is given. */
export function restBefore(
  index: TraceIndex,
  entry: Pick<Entry, 'seq' | 'about'>,
): EntryOf<'timer.set'> | undefined {
  return earlierOf(index, entry, 'timer.set', ({ event }) =>
    event.endsWith('.rest.polling.resting'),
  );
}
