/**
 * A fetch for the libraries that goes over `node:http` and `node:https`: it trusts one authority of
 * a test and may present a client certificate, which the platform's own fetch cannot. It goes to
 * loopback and nowhere else.
 */
import { once } from 'node:events';
import { request as plainRequest } from 'node:http';
import { type RequestOptions, request as secureRequest } from 'node:https';
import type { KeyedCertificate } from '#main/tls/certificate-authority.ts';

export interface Trust {
  readonly authority?: KeyedCertificate | undefined;
  /** What is presented to whoever asks for a certificate. */
  readonly certificate?: KeyedCertificate | undefined;
}

interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  // What the libraries can hand over at most; forms are all that they do hand over here.
  readonly body?:
    | ArrayBuffer
    | ReadableStream
    | Uint8Array
    | URLSearchParams
    | string
    | null
    | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type TrustingFetch = (url: string, call: Call) => Promise<Response>;

/** A fetch with that trust. */
export function trustingFetch({ authority, certificate }: Trust): TrustingFetch {
  const tls: RequestOptions = {
    ...(authority && { ca: authority.certificate }),
    ...(certificate && { cert: certificate.certificate, key: certificate.privateKey }),
  };
  return async (url, { method = 'GET', headers = {}, body, signal }) => {
    const { protocol, hostname } = new URL(url);
    if (hostname !== '127.0.0.1') throw new Error(`Tests stay on loopback: ${url}`);
    const bytes = Buffer.from(textOf(body));
    const options = {
      ...tls,
      method,
      headers: { ...headers, 'content-length': bytes.length },
      agent: false,
      signal: signal ?? AbortSignal.timeout(20_000),
    };
    const calling =
      protocol === 'https:' ? secureRequest(url, options) : plainRequest(url, options);
    calling.end(bytes);
    const [answer] = await once(calling, 'response');
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    return new Response(chunks.length === 0 ? null : Buffer.concat(chunks), {
      status: answer.statusCode,
      headers: pairsOf(answer.rawHeaders),
    });
  };
}

function textOf(body: Call['body']): string {
  if (body === null || body === undefined) return '';
  if (typeof body === 'string' || body instanceof URLSearchParams) return body.toString();
  throw new TypeError('Only forms are sent here.');
}

function pairsOf(rawHeaders: readonly string[]): [string, string][] {
  return rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [],
  );
}
