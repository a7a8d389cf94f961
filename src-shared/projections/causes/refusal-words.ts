/**
 * A verdict as a student reads it: who did what, which rule refused it, in which clause, and why.
 * What was true of the request at that time is told with it, where the rule rests on that.
 */
import { type ClauseId, clauseLabel, clauses } from '../../protocol/rules/clauses.ts';
import type { EntryOf } from '../../trace/entry.ts';
import { restBefore } from './direct-causes.ts';
import { opening, partyWords, span } from './party-words.ts';
import { askedIn, type TraceIndex } from './trace-index.ts';

type Judgement = EntryOf<'rules.judged'>;

/** The rules of a table with their teaching sentences; a screen hands in the profiles' own. */
export type RuleBook = (
  profile: string,
  table: string,
) => readonly { readonly name: string; readonly teaching: string }[];

/** The verdict in a sentence or two. */
export function verdictWords(index: TraceIndex, verdict: Judgement, book: RuleBook): string {
  const { refusal, passed, table, profile, exchange } = verdict;
  const asked = askedIn(index, exchange);
  const who = asked === undefined ? 'somebody' : partyWords(asked.from);
  if (refusal === undefined) {
    const what = asked === undefined ? 'A message' : `${asked.title} of ${who}`;
    return `${what} passed all ${passed.length} rules of «${table}».`;
  }
  const deed = deedWords(index, verdict) ?? `sent ${asked?.title ?? 'a message'}`;
  const teaching = book(profile, table).find(({ name }) => name === refusal.rule)?.teaching ?? '';
  const refused = `so rule «${refusal.rule}» refused it with ${refusal.error}`;
  const clause = clauseWords(refusal.clause);
  const detail = deed.startsWith('sent ') ? ` ${refusal.description}` : '';
  return `${opening(who)} ${deed}, ${refused}: ${clause}.${detail} ${teaching}`.trim();
}

/** «CIBA Core 1.0 §11» */
export function clauseWords(clause: string): string {
  return isClause(clause) ? clauseLabel(clause) : clause;
}

function isClause(clause: string): clause is ClauseId {
  return Object.hasOwn(clauses, clause);
}

const deeds: Readonly<Record<string, string>> = {
  'person has decided': 'polled before the person had decided',
  'person did not refuse': 'polled for a request that was refused',
  'auth_req_id is alive': 'polled after expires_in was over',
  'auth_req_id was not redeemed before': 'sent an auth_req_id that was redeemed before',
  'auth_req_id is known': 'sent an auth_req_id that this provider does not know',
  'auth_req_id belongs to this client': 'sent the auth_req_id of another client',
  'does not poll without end': 'polled too soon once too often',
};

/** What was done that the rule refuses, where it can be said better than «sent POST /token». */
function deedWords(index: TraceIndex, verdict: Judgement): string | undefined {
  const rule = verdict.refusal?.rule ?? '';
  if (rule !== 'waits for the interval') return deeds[rule];
  const rest = restBefore(index, verdict);
  if (rest === undefined) return 'polled before the interval was over';
  const waited = span(verdict.at - rest.at);
  return `polled ${waited} after its last poll, before the interval of ${span(rest.dueAt - rest.at)} was over`;
}
