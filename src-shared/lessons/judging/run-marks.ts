/**
 * Reads one run of a lesson entry by entry, and keeps where each match that the lesson asks for has
 * held. Everything that is judged is counted from these marks; nothing is read twice.
 */
import type { Entry } from '../../trace/entry.ts';
import type { Match } from '../../trace/match/match.ts';
import { firstCounts, type Matcher, matcher } from '../../trace/match/matcher.ts';
import { addToMatchContext, createMatchContext } from '../../trace/match/reading/match-context.ts';

export interface Mark {
  readonly seq: number;
  readonly at: number;
}

/** A part of a run: after one entry, up to and with another. */
export interface Stretch {
  readonly after: number;
  readonly upTo: number;
}

export interface RunMarks {
  readonly take: (entry: Entry) => void;
  /** Where it held in that part of the run; a match that nobody named before is found nowhere. */
  readonly of: (match: Match, within: Stretch) => readonly Mark[];
  /** The newest entry; -1 before there is one. */
  readonly last: () => Mark;
}

interface Question {
  readonly asked: Matcher;
  readonly counts: number[];
  readonly marks: Mark[];
}

export const beforeAll: Mark = { seq: -1, at: 0 };

/** A reader that looks for all of these. */
export function createRunMarks(matches: readonly Match[]): RunMarks {
  const context = createMatchContext();
  const questions = new Map<string, Question>();
  for (const match of matches) {
    const asked = matcher(match);
    questions.set(JSON.stringify(match), { asked, counts: firstCounts(asked), marks: [] });
  }
  let last = beforeAll;
  return {
    take: (entry) => {
      last = { seq: entry.seq, at: entry.at };
      const subject = addToMatchContext(context, entry);
      for (const { asked, counts, marks } of questions.values())
        if (asked.matches(subject, counts)) marks.push(last);
    },
    of: (match, { after, upTo }) => {
      const marks = questions.get(JSON.stringify(match))?.marks ?? [];
      return marks.filter(({ seq }) => seq > after && seq <= upTo);
    },
    last: () => last,
  };
}
