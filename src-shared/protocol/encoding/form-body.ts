/** The form in a request's body, for whoever only wants to look at it. */
import { readForm } from './form.ts';
import { bodyText, headerOf, type Wire } from './wire.ts';

/** The form's values by name, or undefined when the message carries no readable form. */
export function decodeFormBody(wire: Wire): ReadonlyMap<string, string> | undefined {
  if (wire.kind !== 'http.request') return undefined;
  const type = headerOf(wire, 'content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return undefined;
  return readForm(bodyText(wire) ?? '')?.values;
}
