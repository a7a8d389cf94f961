/** The open hits as the banner shows them: which breakpoint, what it means, and what it met. */
import type { RunClock } from '#shared/projections/timers/run-clock.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { entryKinds } from '#shared/trace/entry-kind.ts';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import type { RunModel } from '../run-model.ts';
import { shownState } from '../words/shown-text.ts';

export interface Hit {
  readonly hit: string;
  readonly title: string;
  readonly words: string;
  /** What to select to see it. */
  readonly seq: number;
  readonly what: string;
  /** The request that it is about. */
  readonly about: string | undefined;
  readonly at: number;
}

/** Oldest first. */
export function hitLines(model: RunModel, clock: RunClock): readonly Hit[] {
  return [...clock.hits.values()].map(({ hit, title, breakpoint, entry, at }) => {
    const held = clock.breakpoints.find(({ id }) => id === breakpoint);
    const words = held === undefined ? 'a breakpoint that is gone' : describeMatch(held.on);
    return { hit, title: title === '' ? words : title, words, at, ...metBy(model, entry) };
  });
}

function metBy(model: RunModel, seq: number): Pick<Hit, 'seq' | 'what' | 'about'> {
  const { messages } = model.diagram;
  const entry = model.entries[seq - (model.entries[0]?.seq ?? 0)];
  const sent = entry?.kind === 'message.received' ? messages.byId.get(entry.message) : undefined;
  const message = sent ?? messages.bySeq.get(seq);
  if (message !== undefined) return { seq: message.seq, what: message.title, about: message.about };
  const about = entry?.kind === 'machine.moved' ? entry.about : undefined;
  return { seq, what: entry === undefined ? `entry ${seq}` : wordsOf(entry), about };
}

function wordsOf(entry: Entry): string {
  if (entry.kind === 'machine.moved') return `${entry.machine}: ${shownState(entry.to)}`;
  const known = entryKinds.find((kind) => kind === entry.kind);
  return known === undefined ? entry.kind : describeMatch({ kind: 'entry', is: known });
}
