/**
 * Which messages a breakpoint stands on: those that it matches, and those for which it stopped. A
 * message is asked once for each match, and nothing is read before there is a breakpoint.
 */
import type { Messages } from '#shared/projections/message-view.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Match } from '#shared/trace/match/match.ts';
import { type Matcher, matcher } from '#shared/trace/match/matcher.ts';
import {
  addToMatchContext,
  createMatchContext,
} from '#shared/trace/match/reading/match-context.ts';
import type { Subject } from '#shared/trace/match/reading/subject.ts';
import { printMatch } from '#shared/trace/match/text/match-text.ts';
import type { BreakpointList } from './breakpoint-list.ts';

/** It would stop, it is switched off, or it holds the time up just now. */
export type BreakpointMark = 'on' | 'off' | 'hit';

/** The mark of the message with that number. */
export type MarkOf = (seq: number) => BreakpointMark | undefined;

interface Asked {
  readonly matcher: Matcher;
  readonly seqs: Set<number>;
  /** How many of the messages were asked. */
  count: number;
}

interface RunSoFar {
  readonly entries: readonly Entry[];
  readonly messages: Messages;
}

const unmarked: MarkOf = () => undefined;

/** Marks the messages of a run that grows in place. */
export function createBreakpointMarks({
  entries,
  messages,
}: RunSoFar): (list: BreakpointList, held: ReadonlySet<number>) => MarkOf {
  const context = createMatchContext();
  const subjects: { readonly seq: number; readonly subject: Subject }[] = [];
  const hits = new Map<string, Set<number>>();
  const asked = new Map<string, Asked>();
  let read = 0;

  function readOn(): void {
    for (const entry of entries.slice(read)) {
      const subject = addToMatchContext(context, entry);
      if (subject.message !== undefined) subjects.push({ seq: entry.seq, subject });
      if (entry.kind === 'break.hit') noteHit(entry.breakpoint, entry.entry);
    }
    read = entries.length;
  }

  function noteHit(breakpoint: string, seq: number): void {
    const met = entries[seq - (entries[0]?.seq ?? 0)];
    const sent = met?.kind === 'message.received' ? messages.byId.get(met.message)?.seq : seq;
    const held = hits.get(breakpoint);
    if (held === undefined) hits.set(breakpoint, new Set([sent ?? seq]));
    else held.add(sent ?? seq);
  }

  function matched(on: Match): ReadonlySet<number> {
    const text = printMatch(on);
    const known = asked.get(text) ?? { matcher: matcher(on), seqs: new Set(), count: 0 };
    asked.set(text, known);
    // What counts began to count when it was set: where it stopped is all that can be said of it.
    if (known.matcher.ordinals > 0) return known.seqs;
    for (const { seq, subject } of subjects.slice(known.count)) {
      if (known.matcher.matches(subject, [])) known.seqs.add(seq);
    }
    known.count = subjects.length;
    return known.seqs;
  }

  return (list, held) => {
    if (list.length === 0) return unmarked;
    readOn();
    const marks = list.map(({ id, on, enabled }) => ({
      enabled,
      sets: [matched(on), hits.get(id) ?? new Set<number>()],
    }));
    return (seq) => {
      if (held.has(seq)) return 'hit';
      const on = marks.filter(({ sets }) => sets.some((set) => set.has(seq)));
      if (on.length === 0) return undefined;
      return on.some(({ enabled }) => enabled) ? 'on' : 'off';
    };
  };
}
