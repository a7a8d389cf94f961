/** Two messages field by field: what is the same, what differs, and what only one of them has. */
import type { Wire } from '../../protocol/encoding/wire.ts';
import { createRedaction } from '../../trace/redaction.ts';
import { type MessageField, messageFields } from './message-fields.ts';

export type DiffVerdict = 'same' | 'changed' | 'only here' | 'only there';

export interface DiffRow {
  readonly name: string;
  readonly verdict: DiffVerdict;
  readonly here: MessageField | undefined;
  readonly there: MessageField | undefined;
}

export interface DiffSection {
  readonly title: string;
  readonly rows: readonly DiffRow[];
}

/** The sections in the order of the first message; what only the other one has comes after. */
export function diffMessages(here: Wire, there: Wire): readonly DiffSection[] {
  // One redaction for both: what differs has two names, and what is the same has one.
  const redaction = createRedaction();
  const [left, right] = [
    byKey(messageFields(here, redaction)),
    byKey(messageFields(there, redaction)),
  ];
  const sections = new Map<string, DiffRow[]>();
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const pair = { here: left.get(key), there: right.get(key) };
    const field = pair.here ?? pair.there;
    if (field === undefined) continue;
    const rows = sections.get(field.section) ?? [];
    rows.push({ name: field.name, ...pair, verdict: verdictOf(pair) });
    sections.set(field.section, rows);
  }
  return [...sections].map(([title, rows]) => ({ title, rows }));
}

function byKey(fields: readonly MessageField[]): ReadonlyMap<string, MessageField> {
  return new Map(fields.map((field) => [`${field.section}\n${field.name}`, field]));
}

function verdictOf({ here, there }: Pick<DiffRow, 'here' | 'there'>): DiffVerdict {
  if (there === undefined) return 'only here';
  if (here === undefined) return 'only there';
  return here.value === there.value ? 'same' : 'changed';
}

/** «3 changed, 1 only here, 12 the same». */
export function diffSummary(sections: readonly DiffSection[]): string {
  const rows = sections.flatMap((section) => section.rows);
  const count = (verdict: DiffVerdict): number =>
    rows.filter((row) => row.verdict === verdict).length;
  const told = (['changed', 'only here', 'only there'] as const)
    .filter((verdict) => count(verdict) > 0)
    .map((verdict) => `${count(verdict)} ${verdict}`);
  return [...told, `${count('same')} the same`].join(', ');
}
