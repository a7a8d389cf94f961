/**
 * A recorded request as a command that sends the same bytes again: `curl`, quoted for a POSIX shell.
 * Without its secrets unless somebody wants them; then it takes part in what the client may do.
 */
import { decodeBase64 } from '../../protocol/encoding/base64.ts';
import { bodyText, type HttpRequest, headerOf } from '../../protocol/encoding/wire.ts';
import { redacted } from '../../trace/redaction.ts';
import { quoted } from './shell-quoting.ts';

export interface CurlParts {
  /** Where the request went, if it does not say so itself: the provider's issuer. */
  readonly issuer: string;
  readonly withSecrets: boolean;
}

/** What curl says for itself, from the address and the body. */
const ownHeaders: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'connection',
  'transfer-encoding',
]);
/** What curl would add unless it is told not to. */
const addedHeaders = ['Accept', 'User-Agent', 'Content-Type'];

/** The command, one parameter a line. */
export function curlText(recorded: HttpRequest, { issuer, withSecrets }: CurlParts): string {
  const request = withSecrets ? recorded : redacted(recorded);
  const body = bodyText(request);
  const isBytes = body === undefined || body.includes('\0');
  const parameters: (readonly string[])[] = [
    ...methodOf(request),
    ['--url', addressOf(recorded, request.target, issuer)],
    // Brackets and dots mean what they say.
    ['--globoff', '--path-as-is'],
    ...headersOf(request).map((header) => ['--header', header]),
    ...(isBytes ? [['--data-binary', '@-']] : dataOf(body)),
    ...(request.certificate === undefined
      ? []
      : [['--cert', 'client-certificate.pem', '--key', 'client-key.pem']]),
  ];
  const command = ['curl', ...parameters.map((words) => words.map(quoted).join(' '))].join(
    ' \\\n  ',
  );
  return isBytes ? `printf '%b' ${octal(request.body)} | ${command}` : command;
}

function methodOf({ method }: HttpRequest): readonly string[][] {
  return method === 'HEAD' ? [['--head']] : [['--request', method]];
}

function dataOf(body: string): readonly string[][] {
  return body === '' ? [] : [['--data-raw', body]];
}

/** Where a request went, as a whole address. */
export function addressOf(recorded: HttpRequest, target: string, issuer: string): string {
  const { protocol, host } = partsOf(issuer);
  return `${protocol}//${headerOf(recorded, 'host') ?? host}${target}`;
}

function partsOf(issuer: string): { readonly protocol: string; readonly host: string } {
  const [, protocol = 'https:', host = ''] = /^(https?:)\/\/([^/?#]+)/.exec(issuer) ?? [];
  return { protocol, host };
}

function headersOf(request: HttpRequest): readonly string[] {
  const said = request.headers.filter(([name]) => !ownHeaders.has(name.toLowerCase()));
  const unsaid = addedHeaders.filter((name) => headerOf(request, name) === undefined);
  return [
    ...said.map(([name, value]) => (value === '' ? `${name};` : `${name}: ${value}`)),
    ...unsaid.map((name) => `${name}:`),
  ];
}

/** What no parameter can hold goes in by the pipe, byte by byte. */
function octal(body: string): string {
  const bytes = Array.from(decodeBase64(body) ?? []);
  const text = bytes.map((byte) => `\\0${byte.toString(8).padStart(3, '0')}`).join('');
  return `'${text}'`;
}
