/**
 * Base64 and base64url over plain bytes, for a core that has no platform to ask.
 * It does not know about text: `utf8.ts` turns strings into bytes and back.
 */
const standardSigns = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const urlSigns = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

interface Alphabet {
  readonly signs: string;
  /** Two signs for every twelve bits, so that three bytes take two look-ups. */
  readonly pairs: readonly string[];
}

function alphabetOf(signs: string): Alphabet {
  const pairs = Array.from(
    { length: 4096 },
    (_, bits) => signs.charAt(bits >> 6) + signs.charAt(bits & 63),
  );
  return { signs, pairs };
}

const standardAlphabet = alphabetOf(standardSigns);
const urlAlphabet = alphabetOf(urlSigns);

const valueOfCode = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value += 1) {
  valueOfCode[standardSigns.charCodeAt(value)] = value;
  valueOfCode[urlSigns.charCodeAt(value)] = value;
}

/** Encodes bytes as padded base64, the form that trace entries use. */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encode(bytes, standardAlphabet);
  return text + '='.repeat((4 - (text.length % 4)) % 4);
}

/** Encodes bytes as unpadded base64url, the form that JOSE and identifiers use. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encode(bytes, urlAlphabet);
}

/** Decodes either alphabet, padded or not; answers undefined when the text is no base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const end = text.endsWith('==') ? text.length - 2 : text.length - (text.endsWith('=') ? 1 : 0);
  if (end % 4 === 1 || (end < text.length && text.length % 4 !== 0)) return undefined;
  const bytes = new Uint8Array(Math.floor((end * 3) / 4));
  let held = 0;
  let bits = 0;
  let written = 0;
  for (let index = 0; index < end; index += 1) {
    const value = valueOfCode[text.charCodeAt(index)] ?? -1;
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[written] = (held >> bits) & 0xff;
      written += 1;
    }
  }
  return bytes;
}

function encode(bytes: Uint8Array, alphabet: Alphabet): string {
  const { signs, pairs } = alphabet;
  const whole = bytes.length - (bytes.length % 3);
  let text = '';
  for (let index = 0; index < whole; index += 3) {
    const bits = threeBytes(bytes, index);
    text += `${pairs[bits >> 12]}${pairs[bits & 4095]}`;
  }
  const rest = threeBytes(bytes, whole);
  if (bytes.length - whole === 1) text += pairs[rest >> 12];
  if (bytes.length - whole === 2) text += `${pairs[rest >> 12]}${signs.charAt((rest >> 6) & 63)}`;
  return text;
}

function threeBytes(bytes: Uint8Array, index: number): number {
  const second = bytes[index + 1] ?? 0;
  return ((bytes[index] ?? 0) << 16) | (second << 8) | (bytes[index + 2] ?? 0);
}
