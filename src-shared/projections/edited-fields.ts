/**
 * What an edit changed in a message, field by field: «interval», «parameter.scope», «status». Made
 * from the two messages alone, as they were and as they are.
 */
import type { Wire } from '../protocol/encoding/wire.ts';
import type { Difference } from './comparison/comparison-row.ts';
import type { Field } from './comparison/flat-fields.ts';
import { addWire } from './comparison/wire-fields.ts';

/** Every field that is not as it was: on the left as it was, on the right as it is. */
export function editedFields(before: Wire, after: Wire): readonly Difference[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names]
    .map((field) => ({ field, left: was.get(field)?.value, right: is.get(field)?.value }))
    .filter(({ left, right }) => left !== right);
}

const longestValue = 14;

/** The edit in a few words: «interval 5 → 1», «3 fields edited». */
export function editText(before: Wire, after: Wire): string {
  const [only, ...others] = editedFields(before, after);
  if (only === undefined) return 'edited on the way';
  if (others.length > 0) return `${others.length + 1} fields edited`;
  const { field, left, right } = only;
  const name = field.replace(/^parameter\./, '');
  if (left === undefined) return `${name} ${shortened(right ?? '')} added`;
  if (right === undefined) return `${name} taken out`;
  return `${name} ${shortened(left)} → ${shortened(right)}`;
}

function shortened(value: string): string {
  const plain = value.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
  return plain.length <= longestValue ? plain : `${plain.slice(0, longestValue - 1)}…`;
}

function fieldsOf(wire: Wire): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  addWire(fields, wire);
  return fields;
}
