/** Every timer as a bar, from when it was set until it fired or was cancelled, frozen or moved meanwhile. */
import type { Entry, EntryOf } from '../../trace/entry.ts';
import { carriedTimers } from '../timers/carried-timers.ts';
import type { LiveTimer } from '../timers/live-timers.ts';
import { type TimerName, timerNameOf, timerSentence } from '../timers/timer-sentence.ts';
import { place } from './bands.ts';
import type { Timeline } from './timeline.ts';
import type { Bar, BarKind } from './timeline-item.ts';

/** Takes in one entry. */
export function addToTimerBars(timeline: Timeline, entry: Entry): void {
  switch (entry.kind) {
    case 'run.continued':
      for (const carried of carriedTimers(entry)) carry(timeline, entry.seq, carried);
      return;
    case 'timer.set':
      return add(timeline, entry.timer, {
        ...barOf(timerNameOf(entry.event), { ...entry, about: entry.about }),
        due: entry.dueAt,
      });
    case 'timer.changed':
      return change(timeline, entry);
    case 'timer.cancelled':
      return endTimer(timeline, entry.timer, entry, 'cancelled');
    case 'agenda.popped':
      return endTimer(timeline, entry.item, entry, 'fired');
    default:
  }
}

/** What the run before brings along; where that is at hand, its timers are known. */
function carry(timeline: Timeline, seq: number, { timer, setAt, due, ...whose }: LiveTimer): void {
  if (timeline.timers.has(timer)) return;
  const bar = barOf(whose, { ...whose, seq, at: setAt });
  if (due.kind === 'frozen') bar.phases.push({ seq, at: setAt, state: 'frozen' });
  else bar.due = due.at;
  add(timeline, timer, bar);
}

type Owner = Pick<Bar, 'seq' | 'party' | 'about'> & { readonly at: number };

const kinds: Readonly<Record<string, BarKind>> = {
  'polling rest': 'rest',
  'polling longPoll': 'long-poll',
};

function barOf(timer: TimerName, { seq, at, party, about }: Owner): Bar {
  const name = `${timer.machine} ${timer.delay}`;
  return {
    shape: 'bar',
    kind: kinds[name] ?? 'timer',
    name,
    seq,
    party,
    about,
    start: at,
    title: timerSentence(timer),
    phases: [{ seq, at, state: 'running' }],
    due: undefined,
    end: undefined,
  };
}

function add(timeline: Timeline, timer: string, bar: Bar): void {
  timeline.timers.set(timer, bar);
  if (bar.kind === 'rest' && bar.about !== undefined) timeline.rests.set(bar.about, bar);
  place(timeline.bands, bar);
}

/** A person took it in hand. */
function change({ timers }: Timeline, entry: EntryOf<'timer.changed'>): void {
  const { seq, at, timer, change: how, dueAt } = entry;
  const bar = timers.get(timer);
  if (bar === undefined) return;
  if (how === 'fired') {
    bar.end = { seq, at, how: 'fired' };
    timers.delete(timer);
    return;
  }
  bar.due = dueAt;
  bar.phases.push({ seq, at, state: how === 'thawed' ? 'running' : how });
}

function endTimer({ timers }: Timeline, timer: string, { seq, at }: Entry, how: string): void {
  const bar = timers.get(timer);
  if (bar === undefined) return;
  bar.end = { seq, at, how };
  timers.delete(timer);
}
