/**
 * A request as somebody writes it: lines that are switched on or off, JWTs in them by header and
 * claims, and the bytes that all of it comes to. Nothing is judged here but what cannot be sent at all.
 */
import { z } from 'zod';
import { type HandMadeJwt, handKeys, requestSent } from '#shared/intents/request-intents.ts';
import { encodeFormText } from '#shared/protocol/encoding/form.ts';
import { jwtPlace, type Written } from '#shared/protocol/encoding/hand-made.ts';
import { parseJsonObject } from '#shared/protocol/encoding/wire.ts';

const jwtDraft = z.object({ header: z.string(), claims: z.string(), key: z.enum(handKeys) });
const row = z.object({
  key: z.string(),
  name: z.string(),
  value: z.string(),
  isOn: z.boolean(),
  jwt: jwtDraft.exactOptional(),
});

export const requestDraft = z.object({
  party: z.string(),
  form: z.string(),
  method: z.string(),
  target: z.string(),
  headers: z.array(row).readonly(),
  parameters: z.array(row).readonly(),
  /** The body as it is, where it is no form. */
  raw: z.string().nullable(),
  withCertificate: z.boolean(),
});

export type RequestDraft = Readonly<z.infer<typeof requestDraft>>;
export type DraftLine = Readonly<z.infer<typeof row>>;
export type JwtDraft = Readonly<z.infer<typeof jwtDraft>>;

/** A line that is sent unless it is switched off. */
export function line(name: string, value: string, isOn = true): DraftLine {
  return { key: `${name}-${Math.random().toString(36).slice(2, 9)}`, name, value, isOn };
}

export interface WrittenRequest {
  readonly written: Written;
  readonly jwts: readonly HandMadeJwt[];
  /** Why it cannot be sent; what is wrong with it as a request is for the provider to say. */
  readonly fault: string | undefined;
}

/** What the draft comes to, with places where JWTs go. */
export function writeRequest(draft: RequestDraft): WrittenRequest {
  const jwts: HandMadeJwt[] = [];
  const faults: string[] = [];
  const valueOf = (held: DraftLine): string => {
    if (held.jwt === undefined) return held.value;
    const made = readJwtDraft(held.jwt);
    if (typeof made === 'string') faults.push(`${held.name}: ${made}`);
    else jwts.push(made);
    return jwtPlace(jwts.length);
  };
  const pairs = draft.parameters
    .filter(({ isOn }) => isOn)
    .map((held) => `${encodeFormText(held.name)}=${formText(valueOf(held))}`);
  const headers = draft.headers
    .filter(({ isOn, name }) => isOn && name !== '')
    .map((held): [string, string] => [held.name, valueOf(held)]);
  const { method, target, raw } = draft;
  const written = { method, target, headers, body: raw ?? pairs.join('&') };
  return { written, jwts, fault: faults[0] ?? faultOf(written) };
}

/** A place is not escaped: what is filled in needs no escape. */
function formText(value: string): string {
  return encodeFormText(value).replaceAll(/%7B%7B(jwt[0-9]+)%7D%7D/g, '{{$1}}');
}

function readJwtDraft({ header, claims, key }: JwtDraft): HandMadeJwt | string {
  const read = [header, claims].map((text) =>
    requestSent.shape.jwts.unwrap().element.shape.claims.safeParse(parseJsonObject(text)),
  );
  const [first, second] = read;
  if (first?.success !== true) return 'the header is no JSON object.';
  return second?.success === true
    ? { header: first.data, claims: second.data, key }
    : 'the claims are no JSON object.';
}

function faultOf({ method, target, headers }: Written): string | undefined {
  const { shape } = requestSent;
  const read = [
    shape.method.safeParse(method),
    shape.target.safeParse(target),
    shape.headers.safeParse(headers),
  ];
  return read.find(({ success }) => !success)?.error?.issues[0]?.message;
}

const signatureLengths: Readonly<Record<string, number>> = {
  RS256: 342,
  PS256: 342,
  ES256: 86,
  EdDSA: 86,
  HS256: 43,
  HS384: 64,
  HS512: 86,
};

/** Stands for a character of a signature that is made when the request is sent. */
export const unsigned = '~';

/** The JWT as it will be, but for its signature, whose length is known. */
export function previewJwt({ header, claims, key }: HandMadeJwt): string {
  const { alg, kid, typ = 'JWT', ...rest } = header;
  if (key === 'none') return `${part({ ...header, alg: 'none' })}.${part(claims)}.`;
  const known = typeof alg === 'string' && alg in signatureLengths ? alg : 'ES256';
  const named = kid === undefined ? {} : { kid };
  const signature = unsigned.repeat(signatureLengths[known] ?? 86);
  return `${part({ ...rest, alg: known, ...named, typ })}.${part(claims)}.${signature}`;
}

function part(of: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(of));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
