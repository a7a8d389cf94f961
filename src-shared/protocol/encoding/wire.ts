/**
 * What travels between parties, as bytes: an HTTP request, an HTTP response, or a note on the
 * authentication channel (which CIBA leaves to each provider). Bodies are base64; headers keep
 * their order and case.
 */
import { z } from 'zod';
import { decodeBase64Text, decodedLength, encodeBase64Text } from './base64-text.ts';
import { canBeKept } from './kept-json.ts';

const headers = z.array(z.tuple([z.string(), z.string()])).readonly();

const names = z.array(z.string()).readonly();

/** What a client proved of itself in the TLS handshake: it holds the key of this certificate. */
export const peerCertificate = z.strictObject({
  /** `x5t#S256`: base64url of the SHA-256 of the certificate's DER. */
  thumbprint: z.string(),
  /** RFC 4514 text; compare it with `sameDistinguishedName`, never letter by letter. */
  subject: z.string(),
  sanDns: names,
  sanUri: names,
  sanIp: names,
  sanEmail: names,
  /** Issued by the workbench's own authority and valid at the time. */
  trusted: z.boolean(),
  /** RFC 7638 thumbprint of its public key. */
  publicKeyThumbprint: z.string(),
});

export const httpRequest = z.object({
  kind: z.literal('http.request'),
  method: z.string(),
  target: z.string(),
  headers,
  body: z.base64(),
  certificate: peerCertificate.exactOptional(),
});

export const httpResponse = z.object({
  kind: z.literal('http.response'),
  status: z.int(),
  reason: z.string(),
  headers,
  body: z.base64(),
});

export const channelNote = z.object({
  kind: z.literal('channel.note'),
  subject: z.string(),
  body: z.base64(),
});

export const wire = z.discriminatedUnion('kind', [httpRequest, httpResponse, channelNote]);

export type PeerCertificate = Readonly<z.infer<typeof peerCertificate>>;
export type HttpRequest = Readonly<z.infer<typeof httpRequest>>;
export type HttpResponse = Readonly<z.infer<typeof httpResponse>>;
export type ChannelNote = Readonly<z.infer<typeof channelNote>>;
export type Wire = HttpRequest | HttpResponse | ChannelNote;

const reasons: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** The words that go with a status. */
export function reasonOf(status: number): string {
  return reasons[status] ?? '';
}

/** The first header of that name, whatever its case. */
export function headerOf(message: HttpRequest | HttpResponse, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return message.headers.find(([held]) => isNamed(held, wanted))?.[1];
}

/** Every header of that name, whatever its case. */
export function headersOf(message: HttpRequest | HttpResponse, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return message.headers.filter(([held]) => isNamed(held, wanted)).map(([, value]) => value);
}

function isNamed(held: string, wanted: string): boolean {
  return held.length === wanted.length && held.toLowerCase() === wanted;
}

/** The body as text, or undefined when its bytes are not UTF-8. */
export function bodyText(message: Wire): string | undefined {
  return decodeBase64Text(message.body);
}

/** The body as a JSON object, or undefined when it is anything else. */
export function bodyObject(message: Wire): Readonly<Record<string, unknown>> | undefined {
  return parseJsonObject(bodyText(message));
}

/** Parses text as a JSON object that can be kept, or answers undefined. */
export function parseJsonObject(text: string | undefined): Record<string, unknown> | undefined {
  const value = parseJson(text);
  return isObject(value) ? value : undefined;
}

/** Parses text as JSON that can be kept, or answers undefined. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return canBeKept(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** True for what JSON calls an object: not null, not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Builds a response; JSON answers of this provider are never to be cached. */
export function jsonResponse(
  status: number,
  body: object,
  extraHeaders: readonly (readonly [string, string])[] = [],
): HttpResponse {
  const encoded = encodeBase64Text(JSON.stringify(body));
  return {
    kind: 'http.response',
    status,
    reason: reasons[status] ?? '',
    headers: [
      ['Content-Type', 'application/json'],
      ['Cache-Control', 'no-store'],
      ...extraHeaders.map(([name, value]): [string, string] => [name, value]),
      ['Content-Length', String(decodedLength(encoded))],
    ],
    body: encoded,
  };
}

/** Builds a plain answer for what is no OAuth error: a wrong path or a wrong method. */
export function textResponse(
  status: number,
  text: string,
  extraHeaders: readonly [string, string][] = [],
): HttpResponse {
  const encoded = encodeBase64Text(`${text}\n`);
  return {
    kind: 'http.response',
    status,
    reason: reasons[status] ?? '',
    headers: [
      ['Content-Type', 'text/plain; charset=utf-8'],
      ...extraHeaders,
      ['Content-Length', String(decodedLength(encoded))],
    ],
    body: encoded,
  };
}

/** Builds an answer that says nothing but its status. */
export function emptyResponse(
  status: number,
  extraHeaders: readonly (readonly [string, string])[] = [],
): HttpResponse {
  const headers: [string, string][] = [['Cache-Control', 'no-store']];
  for (const [name, value] of extraHeaders) headers.push([name, value]);
  if (status !== 204) headers.push(['Content-Length', '0']);
  return { kind: 'http.response', status, reason: reasons[status] ?? '', headers, body: '' };
}

/** Builds a note on the authentication channel. */
export function note(subject: string, body: object): ChannelNote {
  return { kind: 'channel.note', subject, body: encodeBase64Text(JSON.stringify(body)) };
}
