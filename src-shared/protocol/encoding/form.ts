/**
 * application/x-www-form-urlencoded, both ways. Reading never guesses: the first value of each
 * name is kept and names sent twice are listed, so that a rule can refuse them.
 */

import { bodyText, type HttpRequest } from './wire.ts';

export interface Form {
  readonly values: ReadonlyMap<string, string>;
  readonly repeated: readonly string[];
  /** Every value in order, for the few names that may occur several times. */
  readonly pairs: readonly (readonly [string, string])[];
}

// A pure result remembered, so that the rules, the needs and the endpoint read a body once: they all
// look at one request before they look at the next. A WeakMap would keep each one for far longer.
let lastRead: { readonly request: HttpRequest; readonly form: Form | undefined } | undefined;

/** The form in a request's body, or undefined when it is not readable as one. */
export function formOf(request: HttpRequest): Form | undefined {
  if (lastRead?.request === request) return lastRead.form;
  const text = bodyText(request);
  const form = text === undefined ? undefined : readForm(text);
  lastRead = { request, form };
  return form;
}

/** Reads a form, or answers undefined when an escape does not decode to UTF-8. */
export function readForm(text: string): Form | undefined {
  const values = new Map<string, string>();
  const repeated: string[] = [];
  const pairs: [string, string][] = [];
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decodeFormText(equals < 0 ? pair : pair.slice(0, equals));
    const value = decodeFormText(equals < 0 ? '' : pair.slice(equals + 1));
    if (name === undefined || value === undefined) return undefined;
    pairs.push([name, value]);
    if (values.has(name)) repeated.push(name);
    else values.set(name, value);
  }
  return { values, repeated, pairs };
}

/** Writes pairs as a form body. */
export function writeForm(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${encodeFormText(name)}=${encodeFormText(value)}`).join('&');
}

/** Percent-encodes one form value; RFC 6749 §2.3.1 uses the same for Basic credentials. */
export function encodeFormText(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()~]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

const encoded = /[%+]/;

/** Undoes `encodeFormText`, or answers undefined for a broken escape. */
export function decodeFormText(text: string): string | undefined {
  // Most names and values mean what they say, and decoding looks at every letter of them.
  if (!encoded.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
