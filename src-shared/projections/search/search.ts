/**
 * What a match finds among the lines of a run: the messages it holds for, and those that brought about
 * what it holds for. Each entry is judged once, when it comes in.
 */
import type { Entry } from '../../trace/entry.ts';
import type { Match } from '../../trace/match/match.ts';
import { firstCounts, type Matcher, matcher } from '../../trace/match/matcher.ts';
import {
  addToMatchContext,
  createMatchContext,
  type MatchContext,
} from '../../trace/match/reading/match-context.ts';
import { countUpTo } from '../checkpoints/checkpoints.ts';

export interface Search {
  readonly asked: Matcher;
  readonly counts: number[];
  readonly context: MatchContext;
  /** Whether it asks of what is no message, such as a judgement or a move. */
  readonly asksOfRecord: boolean;
  /** The line that each entry belongs to, by the entry's number; none where nothing came before it. */
  readonly lines: Map<number, number>;
  readonly lineOf: Map<string, number>;
  lastLine: number | undefined;
  /** What people did, by its number. */
  readonly acts: Set<number>;
  /** The messages found, by their numbers, rising. */
  readonly found: { readonly seq: number }[];
  /** The same, and what people did that was found. */
  readonly lit: Set<number>;
}

/** A search that has seen nothing yet. */
export function createSearch(match: Match): Search {
  const asked = matcher(match);
  return {
    asked,
    counts: firstCounts(asked),
    context: createMatchContext(),
    asksOfRecord: asksOfRecord(match),
    lines: new Map(),
    lineOf: new Map(),
    lastLine: undefined,
    acts: new Set(),
    found: [],
    lit: new Set(),
  };
}

/** Takes in the next entry. */
export function addToSearch(search: Search, entry: Entry): void {
  const subject = addToMatchContext(search.context, entry);
  const line = lineFor(search, entry);
  if (line !== undefined) search.lines.set(entry.seq, line);
  const isFound = search.asked.matches(subject, search.counts);
  if (!isFound || line === undefined || search.lit.has(line)) return;
  if (line !== entry.seq && !search.asksOfRecord) return;
  search.lit.add(line);
  if (!search.acts.has(line)) search.found.splice(countUpTo(search.found, line), 0, { seq: line });
}

const recordKinds: ReadonlySet<Match['kind']> = new Set([
  'entry',
  'machine',
  'state',
  'timer',
  'rule',
  'clause',
  'table',
  'judged',
  'arrival',
]);

function asksOfRecord(match: Match): boolean {
  if (recordKinds.has(match.kind)) return true;
  if (match.kind === 'claim') return match.place === 'verified';
  if (!('of' in match)) return false;
  return 'kind' in match.of ? asksOfRecord(match.of) : match.of.some(asksOfRecord);
}

/** A message and an act are lines; all else belongs to the line that caused it, or to the last one. */
function lineFor(search: Search, entry: Entry): number | undefined {
  const id = messageIdOf(entry);
  if (id !== undefined) search.lineOf.set(id, entry.seq);
  if (isAct(entry)) search.acts.add(entry.seq);
  if (id !== undefined || isAct(entry)) {
    search.lastLine = entry.seq;
    return entry.seq;
  }
  if ('message' in entry) return search.lineOf.get(entry.message);
  const causes = 'causedBy' in entry ? entry.causedBy : [];
  const line = causes.map((cause) => search.lines.get(cause)).find((held) => held !== undefined);
  return line ?? search.lastLine;
}

function messageIdOf(entry: Entry): string | undefined {
  if (entry.kind === 'message.sent') return entry.message;
  return entry.kind === 'http.arrived' ? `in-${entry.exchange}` : undefined;
}

function isAct({ kind }: Entry): boolean {
  return kind === 'intent.given' || kind === 'person.decided';
}
