/** Nested data as flat fields: «setup.provider.interval», «refusal.error», «devices.0.name». */

export interface Field {
  readonly value: string;
  /** True for a value that is made anew in every run: only that it goes with another one counts. */
  readonly isIdentifier: boolean;
}

export type Fields = ReadonlyMap<string, Field>;

interface Reading {
  readonly isIdentifier: (name: string) => boolean;
  readonly isLeftOut: (name: string, place: string) => boolean;
  /** What stands for the value of a field. */
  readonly valueOf: (name: string, value: unknown) => unknown;
}

/** Adds everything that is in there, each under its path. */
export function addFlat(
  fields: Map<string, Field>,
  path: string,
  data: object,
  reading: Reading,
): void {
  for (const [name, held] of Object.entries(data)) {
    const place = path === '' ? name : `${path}.${name}`;
    if (reading.isLeftOut(name, place)) continue;
    const value: unknown = reading.valueOf(name, held);
    if (isNested(value)) addFlat(fields, place, value, reading);
    else if (value !== undefined)
      fields.set(place, { value: textOf(value), isIdentifier: reading.isIdentifier(name) });
  }
}

/** A list of plain values is one field. */
function isNested(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return !Array.isArray(value) || value.some((item) => typeof item === 'object' && item !== null);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}
