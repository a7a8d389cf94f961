/** One exchange of a HAR file as the bytes that it stands for, as far as the file has them. */
import { encodeBase64Text } from '#shared/protocol/encoding/base64-text.ts';
import { writeForm } from '#shared/protocol/encoding/form.ts';
import type { HttpRequest, HttpResponse } from '#shared/protocol/encoding/wire.ts';
import type { HarExchange } from './har-file.ts';

type Pairs = HarExchange['request']['headers'];

/** The request; where it went stands in its Host. */
export function requestOf({ request }: HarExchange): HttpRequest {
  const { host, pathname, search } = new URL(request.url);
  const headers = headersOf(request.headers);
  const hasHost = headers.some(([name]) => name.toLowerCase() === 'host');
  return {
    kind: 'http.request',
    method: request.method,
    target: `${pathname}${search}`,
    headers: hasHost ? headers : [['Host', host], ...headers],
    body: bodyOf(request.postData),
  };
}

/** The answer, or undefined where none came: HAR writes that as the status 0. */
export function responseOf({ response }: HarExchange): HttpResponse | undefined {
  const { status, statusText = '', headers, content } = response;
  if (status === 0) return undefined;
  const body = encoded(content?.text ?? '', content?.encoding);
  return { kind: 'http.response', status, reason: statusText, headers: headersOf(headers), body };
}

/** HTTP/2 names the address in headers of its own, which begin with a colon. */
function headersOf(pairs: Pairs): [string, string][] {
  return pairs.flatMap(({ name, value }): [string, string][] =>
    name.startsWith(':') ? [] : [[name, value]],
  );
}

function bodyOf(data: HarExchange['request']['postData']): string {
  if (data === undefined) return '';
  const { text, params = [], encoding, _encoding } = data;
  const form = writeForm(params.map(({ name, value }) => [name, value] as const));
  return encoded(text ?? form, encoding ?? _encoding);
}

function encoded(text: string, encoding: string | undefined): string {
  // What claims to be base64 and is none is kept as the text that it is.
  if (encoding === 'base64' && isBase64(text)) return text;
  return encodeBase64Text(text.toWellFormed());
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
