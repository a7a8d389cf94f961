/** A command as a real POSIX shell reads it: what `curl` would be called with, and what goes in by the pipe. */
import { spawnSync } from 'node:child_process';

export interface CurlCall {
  readonly words: readonly string[];
  readonly input: Buffer;
}

/** Lets `sh` read the text; no curl is called. */
export function callOf(text: string): CurlCall {
  const told = `curl() { for word; do printf '%s\\0' "$word"; done; printf '\\0\\0'; cat; }\n${text}`;
  const { stdout, status, stderr } = spawnSync('sh', ['-c', told], { input: '' });
  if (status !== 0) throw new Error(stderr.toString());
  const end = stdout.indexOf('\0\0\0');
  if (end < 0) throw new Error('The shell did not call curl.');
  return {
    words: stdout.subarray(0, end).toString().split('\0'),
    input: stdout.subarray(end + 3),
  };
}

export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

const flags: ReadonlySet<string> = new Set(['--globoff', '--path-as-is']);

/** What curl would send for those words; a word that it does not expect here is a fault. */
export function requestOf({ words, input }: CurlCall): CurlRequest {
  const said = { method: 'GET', url: '', body: undefined as Buffer | undefined };
  const headers: Record<string, string> = {};
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (flags.has(word)) continue;
    const [value = ''] = rest.splice(0, 1);
    if (word === '--request') said.method = value;
    else if (word === '--url') said.url = value;
    else if (word === '--header') addHeader(headers, value);
    else if (word === '--data-raw') said.body = Buffer.from(value);
    else if (word === '--data-binary' && value === '@-') said.body = input;
    else throw new Error(`Nobody expects ${word} here.`);
  }
  return { ...said, headers };
}

function addHeader(headers: Record<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^:;]+)(?:: (.*))?/s.exec(line) ?? [];
  // «Name:» takes a header away that curl would add by itself.
  if (value !== '' || line.endsWith(';')) headers[name] = value;
}
