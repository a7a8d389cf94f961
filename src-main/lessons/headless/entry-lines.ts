/**
 * A run as a list of its entries, for whoever writes a lesson: what a match can ask for, entry by
 * entry, and where each beat has its moment.
 */
import { entryWords } from '#shared/projections/causes/entry-words.ts';
import { addToTraceIndex, createTraceIndex } from '#shared/projections/causes/trace-index.ts';
import type { Entry } from '#shared/trace/entry.ts';

/** A writer of the runs of one lesson; the columns are run, entry, time, party, kind and words. */
export function createEntryLines(write: (line: string) => void) {
  const indexes = new Map<string, ReturnType<typeof createTraceIndex>>();
  return (run: string, entry: Entry): void => {
    const index = indexes.get(run) ?? createTraceIndex();
    indexes.set(run, index);
    addToTraceIndex(index, entry);
    const { title } = entryWords(index, entry, () => []);
    const columns = [run, String(entry.seq).padStart(4), `${entry.at} ms`.padStart(10)];
    const words = factsOf(entry) ?? title;
    const line = [...columns, entry.party, entry.kind, words].join('  ');
    write(line.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' '));
  };
}

function factsOf(entry: Entry): string | undefined {
  switch (entry.kind) {
    case 'machine.moved':
      return `${entry.machine}: ${entry.from ?? 'nothing'} → ${entry.to}`;
    case 'rules.judged': {
      const { table, refusal, passed } = entry;
      if (refusal === undefined) return `${table}: accepted, ${passed.length} rules passed`;
      return `${table}: ${refusal.error} by «${refusal.rule}», ${refusal.clause}`;
    }
    case 'timer.set':
    case 'timer.cancelled':
      return entry.timer;
    case 'agenda.popped':
      return entry.item;
    case 'intent.given':
      return entry.intent.kind;
    default:
      return undefined;
  }
}
