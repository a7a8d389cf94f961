/**
 * Text to UTF-8 bytes and back. Decoding is strict: a byte sequence that is not UTF-8 gives
 * undefined, because a provider must refuse it rather than guess.
 */

/** Encodes text as UTF-8; a lone surrogate becomes the replacement character. */
export function encodeUtf8(text: string): Uint8Array {
  const ascii = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) return encodeBeyondAscii(text);
    ascii[index] = code;
  }
  return ascii;
}

function encodeBeyondAscii(text: string): Uint8Array {
  const wellFormed = text.toWellFormed();
  const bytes = new Uint8Array(wellFormed.length * 3);
  let length = 0;
  for (let index = 0; index < wellFormed.length; index += 1) {
    const point = wellFormed.codePointAt(index) ?? 0;
    if (point < 0x80) {
      bytes[length++] = point;
    } else if (point < 0x800) {
      bytes[length++] = 0xc0 | (point >> 6);
      bytes[length++] = 0x80 | (point & 0x3f);
    } else if (point < 0x10000) {
      bytes[length++] = 0xe0 | (point >> 12);
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[length++] = 0x80 | (point & 0x3f);
    } else {
      bytes[length++] = 0xf0 | (point >> 18);
      bytes[length++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[length++] = 0x80 | (point & 0x3f);
      index += 1;
    }
  }
  return bytes.slice(0, length);
}

/** Decodes UTF-8, or answers undefined when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  for (let index = 0; index < bytes.length; index += 1) {
    if ((bytes[index] ?? 0) >= 0x80) return decodeBeyondAscii(bytes);
  }
  let text = '';
  for (let start = 0; start < bytes.length; start += chunk) {
    text += Reflect.apply(String.fromCharCode, null, bytes.subarray(start, start + chunk));
  }
  return text;
}

// The most arguments that every engine takes in one call.
const chunk = 4096;

function decodeBeyondAscii(bytes: Uint8Array): string | undefined {
  let text = '';
  for (let index = 0; index < bytes.length; ) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      index += 1;
      continue;
    }
    const sequence = readSequence(bytes, index, lead);
    if (sequence === undefined) return undefined;
    text += String.fromCodePoint(sequence.point);
    index += sequence.length;
  }
  return text;
}

const shortestPoint = [0, 0, 0x80, 0x800, 0x10000];

function readSequence(bytes: Uint8Array, start: number, lead: number) {
  if (lead < 0xc2 || lead > 0xf4) return undefined;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  let point = lead & (0x7f >> length);
  for (let offset = 1; offset < length; offset += 1) {
    const next = bytes[start + offset];
    if (next === undefined || (next & 0xc0) !== 0x80) return undefined;
    point = (point << 6) | (next & 0x3f);
  }
  return isScalarValue(point, length) ? { point, length } : undefined;
}

/** Rules out overlong forms, surrogates and what lies beyond Unicode. */
function isScalarValue(point: number, length: number): boolean {
  if (point < (shortestPoint[length] ?? 0) || point > 0x10ffff) return false;
  return point < 0xd800 || point > 0xdfff;
}
