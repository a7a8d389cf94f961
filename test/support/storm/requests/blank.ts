/**
 * A request before it becomes bytes: its parameters by themselves, so that each can be spoilt, and
 * how they are to be written down in the end.
 */
import type { HttpRequest, PeerCertificate } from '#shared/protocol/encoding/wire.ts';

export type Pairs = readonly (readonly [string, string])[];

export interface Blank {
  readonly method: string;
  readonly target: string;
  readonly headers: Pairs;
  readonly parameters: Pairs;
  /** Where the parameters go. */
  readonly body: 'form' | 'json' | 'query' | 'none';
  /** Stands in for the whole body. */
  readonly bytes?: Buffer;
  readonly certificate?: PeerCertificate;
}

/** The request as bytes. */
export function rendered(blank: Blank): HttpRequest {
  const { method, headers, certificate } = blank;
  const query = blank.body === 'query' ? `?${formText(blank.parameters)}` : '';
  return {
    kind: 'http.request',
    method,
    target: blank.target + query,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    body: bodyOf(blank).toString('base64'),
    ...(certificate === undefined ? {} : { certificate }),
  };
}

function bodyOf({ body, bytes, parameters }: Blank): Buffer {
  if (bytes !== undefined) return bytes;
  if (body === 'form') return Buffer.from(formText(parameters));
  return Buffer.from(body === 'json' ? jsonText(parameters) : '');
}

function formText(parameters: Pairs): string {
  return new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
}

/** Values that are JSON stand there as they are, in their order, even a name that stands twice. */
function jsonText(parameters: Pairs): string {
  const members = parameters.map(([name, value]) => {
    const json = isJson(value) ? value : JSON.stringify(value);
    return `${JSON.stringify(name)}:${json}`;
  });
  return `{${members.join(',')}}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The blank with that parameter once, and nothing else under its name. */
export function withParameter(blank: Blank, name: string, value: string): Blank {
  const others = blank.parameters.filter(([held]) => held !== name);
  return { ...blank, parameters: [...others, [name, value]] };
}

/** The blank without those headers and parameters. */
export function without(blank: Blank, ...names: readonly string[]): Blank {
  const isKept = ([name]: readonly [string, string]): boolean => !names.includes(name);
  return {
    ...blank,
    headers: blank.headers.filter(([name]) => !names.includes(name.toLowerCase())),
    parameters: blank.parameters.filter(isKept),
  };
}

/** The blank with one more header. */
export function withHeader(blank: Blank, name: string, value: string): Blank {
  return { ...blank, headers: [...blank.headers, [name, value]] };
}
