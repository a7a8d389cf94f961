/**
 * A setting as a field of a form: which control fits it, how a value is written there and read back,
 * and the sentence for what does not fit. All of it follows from the zod definition.
 */
import { z } from 'zod';
import { isObject, parseJson } from '../../protocol/encoding/wire.ts';

export type Control =
  | {
      readonly kind: 'number';
      readonly least: number;
      readonly most: number;
      readonly unit: string;
    }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'several'; readonly choices: readonly string[] }
  | { readonly kind: 'words' }
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'json' };

export interface SettingField {
  readonly name: string;
  readonly control: Control;
  readonly sentence: string;
  readonly isOptional: boolean;
  /** What is there when nothing is said; undefined where there is no such thing. */
  readonly usual: unknown;
  readonly schema: z.ZodType;
}

export type Reading =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly sentence: string };

/** How a form writes that something is not set. */
export const notSet = '';

const unitEndings: readonly (readonly [RegExp, string])[] = [
  [/(Ms)$/, 'ms'],
  [/_mb$/, 'MB'],
  [/_length$/, 'characters'],
  [/(seconds|lifetime|expires_in|^interval)$/, 's'],
];

/** The members of an object. */
export type FieldShape = Readonly<Record<string, z.ZodType>>;

/** Every member of that object as a field. */
export function fieldsOf(shape: FieldShape): readonly SettingField[] {
  return Object.entries(shape).map(([name, schema]) => {
    const empty = schema.safeParse(undefined);
    const json: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    return {
      name,
      control: controlOf(name, isObject(json) ? json : {}),
      sentence: schema.description ?? '',
      isOptional: empty.success || mayBeAbsent(schema),
      usual: empty.success ? empty.data : undefined,
      schema,
    };
  });
}

/** Left out it means something of its own, and it cannot be set to nothing. */
function mayBeAbsent(schema: z.ZodType): boolean {
  return schema instanceof z.ZodExactOptional;
}

type JsonSchema = Readonly<Record<string, unknown>>;

function controlOf(name: string, json: JsonSchema): Control {
  const { type, enum: choices, items } = json;
  if (Array.isArray(choices)) return { kind: 'choice', choices: choices.map(String) };
  switch (type) {
    case 'integer':
    case 'number':
      return numberOf(name, json);
    case 'boolean':
      return { kind: 'switch' };
    case 'string':
      return { kind: 'text', most: Number(json['maxLength'] ?? 2000) };
    case 'array':
      return listOf(isObject(items) ? items : {});
    default:
      return unionOf(json);
  }
}

function numberOf(name: string, { minimum, maximum }: JsonSchema): Control {
  const unit = unitEndings.find(([ending]) => ending.test(name))?.[1] ?? '';
  const most = typeof maximum === 'number' ? maximum : Number.MAX_SAFE_INTEGER;
  return { kind: 'number', least: typeof minimum === 'number' ? minimum : 0, most, unit };
}

function listOf({ type, enum: choices }: JsonSchema): Control {
  if (Array.isArray(choices)) return { kind: 'several', choices: choices.map(String) };
  return type === 'string' ? { kind: 'words' } : { kind: 'json' };
}

/** A switch with a third word, a text that may be null, or something that is written as JSON. */
function unionOf({ type, anyOf }: JsonSchema): Control {
  const parts = Array.isArray(anyOf) ? anyOf.filter(isObject) : [];
  const types = Array.isArray(type) ? type.map(String) : parts.map((part) => String(part['type']));
  if (types.length === 2 && types.includes('string') && types.includes('null'))
    return { kind: 'text', most: 200 };
  const words = parts.flatMap((part) => {
    if (part['type'] === 'boolean') return ['true', 'false'];
    return typeof part['const'] === 'string' ? [part['const']] : [];
  });
  const isWords = parts.every((part) => part['type'] === 'boolean' || 'const' in part);
  return isWords && words.length > 0 ? { kind: 'choice', choices: words } : { kind: 'json' };
}

/** A value as the control has it. */
export function writtenAs({ control }: SettingField, value: unknown): string {
  if (value === undefined || value === null) return notSet;
  if (control.kind === 'words' || control.kind === 'several')
    return Array.isArray(value) ? value.join('\n') : '';
  if (control.kind === 'json') return JSON.stringify(value, null, 2);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What was written, as a value that the set-up can have, or why it cannot. */
export function readSetting(field: SettingField, written: string): Reading {
  const { control, schema, isOptional } = field;
  const canBeEmpty = control.kind !== 'switch' || mayBeAbsent(schema);
  if (written.trim() === notSet && isOptional && canBeEmpty)
    return { kind: 'value', value: emptyOf(field) };
  const value = valueOf(control, written);
  if (value === undefined) return fault(control.kind === 'json' ? noJson : rangeOf(control));
  const read = schema.safeParse(nullWhereEmpty(schema, value));
  if (read.success) return { kind: 'value', value: read.data };
  return fault(control.kind === 'number' ? rangeOf(control) : issueOf(read.error));
}

const noJson = 'This is not JSON; check its quotes, commas and brackets.';

function emptyOf({ control, schema }: SettingField): unknown {
  const isList = control.kind === 'words' || control.kind === 'several';
  if (!isList || mayBeAbsent(schema)) return undefined;
  return schema.safeParse([]).success ? [] : undefined;
}

/** An empty text is null where only that is allowed. */
function nullWhereEmpty(schema: z.ZodType, value: unknown): unknown {
  return value === '' && schema.safeParse(null).success ? null : value;
}

function valueOf(control: Control, written: string): unknown {
  switch (control.kind) {
    case 'number':
      return /^\s*-?\d+(\.\d+)?\s*$/.test(written) ? Number(written) : undefined;
    case 'switch':
      return written === 'true';
    case 'choice':
      return written === 'true' || written === 'false' ? written === 'true' : written;
    case 'words':
    case 'several':
      return written.split(/\s*\n\s*/).filter((word) => word !== '');
    case 'json':
      return parseJson(written);
    default:
      return written;
  }
}

function fault(sentence: string): Reading {
  return { kind: 'fault', sentence };
}

function rangeOf(control: Control): string {
  if (control.kind !== 'number') return 'This does not fit.';
  const { least, most } = control;
  return most === Number.MAX_SAFE_INTEGER
    ? `Use a whole number from ${least} up.`
    : `Use a whole number from ${least} to ${most}.`;
}

function issueOf({ issues }: z.ZodError): string {
  const [first] = issues;
  const place = first === undefined || first.path.length === 0 ? '' : ` (${first.path.join('.')})`;
  return `This does not fit${place}: ${first?.message ?? 'something else is expected'}.`;
}
