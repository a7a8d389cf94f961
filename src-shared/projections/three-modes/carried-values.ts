/**
 * Every value that a message carries, by its name where it has one: parameters, members of JSON however
 * deep, the claims of the JWTs among them, and what an Authorization header presents.
 */
import { readForm } from '../../protocol/encoding/form.ts';
import { decodeFormBody } from '../../protocol/encoding/form-body.ts';
import { readUnverifiedJwt } from '../../protocol/encoding/jwt.ts';
import {
  bodyText,
  headersOf,
  isObject,
  parseJson,
  type Wire,
} from '../../protocol/encoding/wire.ts';

export interface CarriedValue {
  readonly name: string;
  readonly value: string;
}

/** The values of a message. */
export function carriedValues(wire: Wire): readonly CarriedValue[] {
  const found: CarriedValue[] = [];
  for (const [name, value] of parametersOf(wire)) walk(name, value, found);
  walk('', parseJson(bodyText(wire)), found);
  if (wire.kind !== 'channel.note') {
    for (const header of headersOf(wire, 'authorization')) {
      const presented = /^(?:bearer|dpop) +(\S+)$/i.exec(header)?.[1];
      if (presented !== undefined) walk('', presented, found);
    }
  }
  return found;
}

function parametersOf(wire: Wire): readonly (readonly [string, string])[] {
  if (wire.kind !== 'http.request') return [];
  const query = wire.target.indexOf('?');
  const inTarget = query < 0 ? [] : (readForm(wire.target.slice(query + 1))?.pairs ?? []);
  return [...inTarget, ...(decodeFormBody(wire) ?? [])];
}

function walk(name: string, value: unknown, found: CarriedValue[]): void {
  if (typeof value === 'string') {
    if (value === '') return;
    found.push({ name, value });
    walk('', readUnverifiedJwt(value)?.claims, found);
  } else if (Array.isArray(value)) {
    for (const inner of value) walk(name, inner, found);
  } else if (isObject(value)) {
    for (const [inner, member] of Object.entries(value)) walk(inner, member, found);
  }
}
