/** Whether an entry is what time was to run until. */
import type { Goal } from '../../intents/clock-intents.ts';
import { unreachable } from '../../protocol/assert.ts';
import type { Entry } from '../../trace/entry.ts';
import type { Subject } from '../../trace/match/reading/subject.ts';
import { roleOf } from '../../trace/party.ts';
import { matcherOf } from './matcher-of.ts';

/** Asks, and counts, once for each entry in order. */
export function reaches(goal: Goal, subject: Subject, counts: number[]): boolean {
  switch (goal.kind) {
    case 'message':
      return subject.message !== undefined;
    case 'answer':
      return isAnswer(subject, goal.relyingParty);
    case 'expiry':
      return isExpiry(subject.entry, goal.authReqId);
    case 'entry':
      return subject.kind === goal.is;
    case 'match':
      return matcherOf(goal.on).matches(subject, counts);
    default:
      return unreachable(goal);
  }
}

/** An answer reaches a relying party: that one, or any. */
function isAnswer({ arrived }: Subject, name: string | undefined): boolean {
  if (arrived?.wire.kind !== 'http.response') return false;
  return name === undefined
    ? roleOf(arrived.to) === 'relying-party'
    : arrived.to === `relying-party/${name}`;
}

function isExpiry(entry: Entry | undefined, authReqId: string | undefined): boolean {
  if (entry?.kind !== 'machine.moved' || entry.machine !== 'authentication-request') return false;
  return entry.to === 'expired' && (authReqId === undefined || entry.instance === authReqId);
}
