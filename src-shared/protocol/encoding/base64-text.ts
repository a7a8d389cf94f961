/**
 * Text as base64 of its UTF-8, the form in which bodies travel through the trace. For text in ASCII,
 * which bodies nearly always are, the host's own `btoa` and `atob` do it, at a tenth of the cost;
 * everything else takes the way over bytes, with the same result.
 */
import { decodeBase64, encodeBase64 } from './base64.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

// Pure functions of the language's surroundings: Node, Electron and every browser have both.
declare const btoa: (latin1: string) => string;
declare const atob: (base64: string) => string;

const beyondAscii = /[^\0-\x7f]/;

/** Encodes text as the padded base64 of its UTF-8. */
export function encodeBase64Text(text: string): string {
  return beyondAscii.test(text) ? encodeBase64(encodeUtf8(text)) : btoa(text);
}

/** Decodes base64 to text, or answers undefined when it is no base64 or its bytes are not UTF-8. */
export function decodeBase64Text(base64: string): string | undefined {
  const latin1 = base64.length % 4 === 0 ? latin1Of(base64) : undefined;
  if (latin1 !== undefined && !beyondAscii.test(latin1)) return latin1;
  const bytes = decodeBase64(base64);
  return bytes === undefined ? undefined : decodeUtf8(bytes);
}

/** What `atob` reads of it, where that is what our own strict reading would. */
function latin1Of(base64: string): string | undefined {
  try {
    const latin1 = atob(base64);
    // `atob` passes over white space; what it passed over is missing in the end.
    return latin1.length === decodedLength(base64) ? latin1 : undefined;
  } catch {
    return undefined;
  }
}

/** How many bytes padded base64 stands for. */
export function decodedLength(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}
