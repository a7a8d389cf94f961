/** How two entries that are each other's counterpart differ, field by field. */
import type { Entry } from '../../trace/entry.ts';
import type { Difference } from './comparison-row.ts';
import { fieldsOf } from './entry-fields.ts';
import type { Field } from './flat-fields.ts';
import { arePaired, type NamePairs, pairNames } from './name-pairs.ts';

/** What is known of two runs while they are compared. */
export interface Counterparts {
  readonly names: NamePairs;
  /** The issuer of each run: their addresses differ where their listeners do. */
  readonly issuers: readonly [left: string, right: string];
}

/** The differences of two entries; identifiers are paired on the way. */
export function compareEntries(
  { names: pairs, issuers }: Counterparts,
  left: Entry,
  right: Entry,
): readonly Difference[] {
  const [leftFields, rightFields] = [fieldsOf(left, issuers[0]), fieldsOf(right, issuers[1])];
  const names = new Set([...leftFields.keys(), ...rightFields.keys()]);
  const differences: Difference[] = [];
  for (const name of names) {
    const [one, other] = [leftFields.get(name), rightFields.get(name)];
    if (!goTogether(pairs, one, other)) {
      differences.push({ field: name, left: shown(name, one), right: shown(name, other) });
    }
  }
  return differences;
}

/** Pairs what two entries, which are the same in both runs, call things. */
export function shareNames({ names, issuers }: Counterparts, entry: Entry): void {
  for (const { value, isIdentifier } of fieldsOf(entry, issuers[0]).values()) {
    if (isIdentifier) pairNames(names, value, value);
  }
}

function goTogether(pairs: NamePairs, one: Field | undefined, other: Field | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.isIdentifier) return pairNames(pairs, one.value, other.value);
  return one.value === other.value || arePaired(pairs, one.value, other.value);
}

const secret = /(^|\.)(user_code|client_secret|client_assertion|id_token|request)$/;
const badgeLength = 4;
const longestValue = 120;

/** Identifiers by the first few characters, as on a badge; secrets not at all. */
function shown(name: string, field: Field | undefined): string | undefined {
  if (field === undefined) return undefined;
  if (secret.test(name)) return 'kept to itself';
  const { value, isIdentifier } = field;
  const most = isIdentifier ? badgeLength : longestValue;
  return value.length <= most ? value : `${value.slice(0, most)}…`;
}
