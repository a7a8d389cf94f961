/** One recorded request or answer as HAR says it; bytes that are no text are there in base64. */
import { decodedLength } from '../../../protocol/encoding/base64-text.ts';
import {
  bodyText,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  headersOf,
} from '../../../protocol/encoding/wire.ts';
import { addressOf } from '../../curl/curl-text.ts';

type Pair = { readonly name: string; readonly value: string };

/** The request, with the address that it went to. */
export function harRequest(wire: HttpRequest, issuer: string) {
  const url = addressOf(wire, wire.target, issuer);
  const body = bodyText(wire);
  const mimeType = headerOf(wire, 'content-type') ?? '';
  const postData = body === undefined ? binary(wire, mimeType) : { mimeType, text: body };
  return {
    method: wire.method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: headersOf(wire, 'cookie').flatMap((value) => value.split(';').map(cookieOf)),
    headers: pairsOf(wire),
    queryString: queryOf(wire.target),
    ...(wire.body === '' ? {} : { postData }),
    headersSize: -1,
    bodySize: decodedLength(wire.body),
  };
}

function binary(wire: HttpRequest, mimeType: string) {
  return { mimeType, text: wire.body, _encoding: 'base64' };
}

/** The answer; where none came, HAR writes the status 0. */
export function harResponse(wire: HttpResponse | undefined) {
  if (wire === undefined) return noResponse;
  const text = bodyText(wire);
  const content = text === undefined ? { text: wire.body, encoding: 'base64' } : { text };
  const size = decodedLength(wire.body);
  return {
    status: wire.status,
    statusText: wire.reason,
    httpVersion: 'HTTP/1.1',
    cookies: headersOf(wire, 'set-cookie').map(cookieOf),
    headers: pairsOf(wire),
    content: { size, mimeType: headerOf(wire, 'content-type') ?? '', ...content },
    redirectURL: headerOf(wire, 'location') ?? '',
    headersSize: -1,
    bodySize: size,
  };
}

const noResponse = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: '' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

function pairsOf({ headers }: HttpRequest | HttpResponse): readonly Pair[] {
  return headers.map(([name, value]) => ({ name, value }));
}

/** What a browser is told of the cookie stays in the header. */
function cookieOf(text: string): Pair {
  const [name = '', ...rest] = (text.split(';')[0] ?? '').trim().split('=');
  return { name, value: rest.join('=') };
}

function queryOf(target: string): readonly Pair[] {
  const query = target.split('?').slice(1).join('?');
  if (query === '') return [];
  return query.split('&').map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    return { name: plain(name), value: plain(rest.join('=')) };
  });
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
