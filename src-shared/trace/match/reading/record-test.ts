/** Tests for what is on record beside messages: what kind of entry, moves, timers, judgements. */
import { unreachable } from '../../../protocol/assert.ts';
import type { Entry, EntryOf } from '../../entry.ts';
import type { LeafOf } from '../leaf.ts';
import type { SubjectTest } from './leaf-test.ts';

export type RecordLeaf = LeafOf<
  'entry' | 'machine' | 'state' | 'timer' | 'rule' | 'clause' | 'table' | 'judged'
>;

/** The test that such a leaf stands for. */
export function recordTest(leaf: RecordLeaf): SubjectTest {
  switch (leaf.kind) {
    case 'entry':
      return ({ kind }) => kind === leaf.is;
    case 'machine':
      return ({ entry }) => entry?.kind === 'machine.moved' && entry.machine === leaf.is;
    case 'state':
      return ({ entry }) => entry?.kind === 'machine.moved' && hasMoved(leaf, entry);
    case 'timer':
      return ({ entry }) => entry !== undefined && isTimer(leaf, entry);
    default:
      return ({ entry }) => entry?.kind === 'rules.judged' && judgementTest(leaf, entry);
  }
}

function hasMoved(
  { machine, change, is }: LeafOf<'state'>,
  entry: EntryOf<'machine.moved'>,
): boolean {
  if (entry.machine !== machine) return false;
  const before = entry.from !== null && liesWithin(entry.from, is, '.');
  const after = liesWithin(entry.to, is, '.');
  return change === 'entered' ? after && !before : before && !after;
}

/** True for the thing itself and for what is named below it. */
function liesWithin(name: string, outer: string, sign: string): boolean {
  return name === outer || name.startsWith(`${outer}${sign}`);
}

function isTimer({ change, machine, delay }: LeafOf<'timer'>, entry: Entry): boolean {
  const timer = timerIn(change, entry);
  if (timer === undefined) return false;
  // «instance:xstate.after.rest.polling.resting»; the instance may be anything.
  const event = timer.slice(timer.lastIndexOf(':') + 1);
  const [, , ownDelay, ownMachine] = event.split('.');
  return (
    ownMachine !== undefined &&
    (machine === undefined || machine === ownMachine) &&
    (delay === undefined || delay === ownDelay)
  );
}

/** The timer that this happened to; what is popped may also be a message that is delivered. */
function timerIn(change: LeafOf<'timer'>['change'], entry: Entry): string | undefined {
  if (change === 'set') return entry.kind === 'timer.set' ? entry.timer : undefined;
  if (change === 'cancelled') return entry.kind === 'timer.cancelled' ? entry.timer : undefined;
  return entry.kind === 'agenda.popped' && entry.item.includes(':') ? entry.item : undefined;
}

function judgementTest(
  leaf: LeafOf<'rule' | 'clause' | 'table' | 'judged'>,
  { table, refusal, passed }: EntryOf<'rules.judged'>,
): boolean {
  switch (leaf.kind) {
    case 'rule':
      return leaf.verdict === 'passed'
        ? passed.some((rule) => isNamed(rule, leaf.is))
        : refusal !== undefined && isNamed(refusal.rule, leaf.is);
    case 'clause':
      return refusal !== undefined && liesWithin(refusal.clause, leaf.is, '.');
    case 'table':
      return table === leaf.is;
    case 'judged':
      return (refusal === undefined ? 'accepted' : 'refused') === leaf.is;
    default:
      return unreachable(leaf);
  }
}

/** «known-client» names the rule «comes from a known client»: whole words, hyphens for blanks. */
function isNamed(rule: string, wanted: string): boolean {
  return ` ${wordsOf(rule)} `.includes(` ${wordsOf(wanted)} `);
}

function wordsOf(text: string): string {
  return text.toLowerCase().replaceAll('-', ' ');
}
