/** How many bytes a message takes as HTTP/1.1 puts it; of a note on the channel only its body counts. */
import { decodedLength } from './base64-text.ts';
import { encodeUtf8 } from './utf8.ts';
import type { Wire } from './wire.ts';

const lineEnd = 2;

/** Start line, headers, the empty line, and the body. */
export function wireLength(wire: Wire): number {
  const body = decodedLength(wire.body);
  if (wire.kind === 'channel.note') return body;
  const start =
    wire.kind === 'http.request'
      ? `${wire.method} ${wire.target} HTTP/1.1`
      : `HTTP/1.1 ${wire.status} ${wire.reason}`;
  const lines = [start, ...wire.headers.map(([name, value]) => `${name}: ${value}`), ''];
  const head = lines.reduce((sum, line) => sum + encodeUtf8(line).length + lineEnd, 0);
  return head + body;
}
