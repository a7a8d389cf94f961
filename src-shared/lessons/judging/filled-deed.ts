/**
 * What a deed comes to in the run that is being played: values that are known only there take the
 * place of their names. It reads entries, and knows nothing of who plays them.
 */
import { encodeBase64Text } from '../../protocol/encoding/base64-text.ts';
import { headersOf, isObject, type Wire } from '../../protocol/encoding/wire.ts';
import type { Entry } from '../../trace/entry.ts';
import type { Match } from '../../trace/match/match.ts';
import { parametersOf } from '../../trace/match/reading/match-message.ts';
import type { Deed, Fill } from '../deed.ts';

/** The entries of the run that match, in order. */
export type Finder = (match: Match) => readonly Entry[];

export type FilledDeed =
  | { readonly kind: 'filled'; readonly intent: Deed['intent'] }
  | { readonly kind: 'missing'; readonly sentence: string };

/** The intent with everything filled in, or the sentence that says what is not there. */
export function filledDeed({ intent, fills = {} }: Deed, find: Finder): FilledDeed {
  const values = new Map<string, unknown>();
  for (const [name, fill] of Object.entries(fills)) {
    const found = find(fill.match);
    const entry = fill.ordinal === undefined ? found.at(-1) : found[fill.ordinal - 1];
    const value = entry === undefined ? undefined : valueOf(fill, entry, values);
    if (value === undefined)
      return { kind: 'missing', sentence: `There is no ${fill.take} for «{{${name}}}» yet.` };
    values.set(name, value);
  }
  return { kind: 'filled', intent: within(intent, values) as Deed['intent'] };
}

function valueOf(fill: Fill, entry: Entry, values: ReadonlyMap<string, unknown>): unknown {
  const { take } = fill;
  const name = take.slice(take.indexOf('.') + 1);
  if (take.startsWith('field.')) {
    const field = Object.hasOwn(entry, name) ? new Map(Object.entries(entry)).get(name) : undefined;
    return isObject(field) ? rewritten(field, fill, values) : field;
  }
  const wire = wireOf(entry);
  if (wire === undefined) return undefined;
  if (take.startsWith('header.'))
    return wire.kind === 'channel.note' ? undefined : headersOf(wire, name)[0];
  return parametersIn(wire).get(name)?.[0];
}

/** A message as it was, but for what the fill says otherwise. */
function rewritten(
  wire: Readonly<Record<string, unknown>>,
  { body, headers = [] }: Fill,
  values: ReadonlyMap<string, unknown>,
): object {
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  const held = Array.isArray(wire['headers']) ? (wire['headers'] as readonly unknown[]) : [];
  const kept = held.filter((one) => Array.isArray(one) && !named.has(String(one[0]).toLowerCase()));
  const added = within(headers, values);
  return {
    ...wire,
    ...(headers.length > 0 && Array.isArray(added) && { headers: [...kept, ...added] }),
    ...(body !== undefined && { body: encodeBase64Text(String(within(body, values))) }),
  };
}

function wireOf(entry: Entry): Wire | undefined {
  if (entry.kind === 'message.sent') return entry.wire;
  return entry.kind === 'http.arrived' ? entry.request : undefined;
}

function parametersIn(wire: Wire) {
  const nobody = 'workbench';
  const message = { from: nobody, to: nobody, about: undefined, endpoint: undefined } as const;
  return parametersOf({ ...message, asked: undefined, wire });
}

const placeholder = /\{\{([a-z][a-z0-9_]*)\}\}/g;

/** A text that is one placeholder becomes the value itself, whatever it is. */
function within(of: unknown, values: ReadonlyMap<string, unknown>): unknown {
  if (typeof of === 'string') {
    const [whole, only = ''] = /^\{\{([a-z][a-z0-9_]*)\}\}$/.exec(of) ?? [];
    if (whole !== undefined && values.has(only)) return values.get(only);
    return of.replaceAll(placeholder, (text, name: string) =>
      values.has(name) ? String(values.get(name)) : text,
    );
  }
  if (Array.isArray(of)) return of.map((member) => within(member, values));
  if (!isObject(of)) return of;
  const members = Object.entries(of).map(([name, value]) => [name, within(value, values)]);
  return Object.fromEntries(members) as unknown;
}
