/**
 * Requests on their way from the listener's thread: two numbers each, the call's own and how many
 * header texts it has; and texts, which are method, target, body and the headers one after another.
 */
import type { HttpRequest, PeerCertificate } from '#shared/protocol/encoding/wire.ts';
import type { PackedRequests } from './listener-messages.ts';

/** A request as the socket gave it, with its body in base64. */
export interface ArrivedRequest {
  readonly method: string;
  readonly target: string;
  readonly body: string;
  /** Names and values in turns. */
  readonly rawHeaders: readonly string[];
  readonly certificate: PeerCertificate | undefined;
}

interface RequestPacker {
  readonly add: (call: number, request: ArrivedRequest) => void;
  /** All since the last time. */
  readonly take: () => PackedRequests;
}

/** Gathers requests; behind TLS with the certificates of their clients. */
export function createRequestPacker(isTls: boolean): RequestPacker {
  let numbers: number[] = [];
  let texts: string[] = [];
  let certificates: (PeerCertificate | undefined)[] = [];
  return {
    add: (call, { method, target, body, rawHeaders, certificate }) => {
      numbers.push(call, rawHeaders.length);
      texts.push(method, target, body);
      for (const text of rawHeaders) texts.push(text);
      if (isTls) certificates.push(certificate);
    },
    take: () => {
      const packed = { numbers, texts, certificates };
      numbers = [];
      texts = [];
      certificates = [];
      return packed;
    },
  };
}

/** Tells of each request, in the order in which they came. */
export function unpackRequests(
  { numbers, texts, certificates }: PackedRequests,
  tell: (call: number, request: HttpRequest) => void,
): void {
  let at = 0;
  const next = (): string => texts[at++] ?? '';
  for (let index = 0; index < numbers.length; index += 2) {
    const [method, target, body] = [next(), next(), next()];
    const headers: [string, string][] = [];
    for (const end = at + (numbers[index + 1] ?? 0); at < end; ) headers.push([next(), next()]);
    const request: HttpRequest = { kind: 'http.request', method, target, headers, body };
    const certificate = certificates[index / 2];
    tell(numbers[index] ?? 0, certificate === undefined ? request : { ...request, certificate });
  }
}
