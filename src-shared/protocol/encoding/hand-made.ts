/**
 * A request written by hand, with its places filled in: JWTs, and the length of the body. A JWT needs
 * no escape in a form, so that what is filled in is what is sent, byte for byte.
 */
import { encodeBase64 } from './base64.ts';
import { encodeUtf8 } from './utf8.ts';
import type { HttpRequest } from './wire.ts';

export interface Written {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** What stands where the JWT of that number goes, counted from one. */
export function jwtPlace(number: number): string {
  return `{{jwt${number}}}`;
}

export const lengthPlace = '{{length}}';

/** The request as it goes over the wire. */
export function filledIn(
  { method, target, headers, body }: Written,
  jwts: readonly string[],
): HttpRequest {
  const fill = (text: string): string =>
    text.replaceAll(
      /\{\{jwt([0-9]{1,2})\}\}/g,
      (place, number) => jwts[Number(number) - 1] ?? place,
    );
  const bytes = encodeUtf8(fill(body));
  const lines = headers.map(([name, value]): [string, string] => [
    name,
    fill(value).replaceAll(lengthPlace, String(bytes.length)),
  ]);
  return {
    kind: 'http.request',
    method,
    target: fill(target),
    headers: lines,
    body: encodeBase64(bytes),
  };
}
