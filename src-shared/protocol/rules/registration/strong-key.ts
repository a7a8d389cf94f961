/** Whether a JSON Web Key that a client registers is a public key that is worth trusting. */
import { decodeBase64 } from '../../encoding/base64.ts';

type Key = Readonly<Record<string, unknown>>;

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const leastRsaBits = 2048;

/** How many bytes a coordinate has on each curve. */
const curves: ReadonlyMap<unknown, number> = new Map([
  ['P-256', 32],
  ['P-384', 48],
  ['P-521', 66],
]);
const edwards: ReadonlyMap<unknown, number> = new Map([
  ['Ed25519', 32],
  ['X25519', 32],
]);

/** True for a key without private or symmetric parts. */
export function isPublicKey(key: Key): boolean {
  return key['kty'] !== 'oct' && privateMembers.every((member) => !(member in key));
}

/** True for RSA of 2048 bits at least, or a whole point on a curve in use. */
export function isStrongKey(key: Key): boolean {
  if (key['kty'] === 'RSA') return bitsOf(key['n']) >= leastRsaBits && bitsOf(key['e']) > 1;
  if (key['kty'] === 'OKP') return hasLength(key['x'], edwards.get(key['crv']));
  const length = key['kty'] === 'EC' ? curves.get(key['crv']) : undefined;
  return hasLength(key['x'], length) && hasLength(key['y'], length);
}

function hasLength(value: unknown, length: number | undefined): boolean {
  return length !== undefined && bytesOf(value)?.length === length;
}

function bytesOf(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9_-]+$/.test(value)
    ? decodeBase64(value)
    : undefined;
}

/** The length of a number without the zeros in front. */
function bitsOf(value: unknown): number {
  const bytes = bytesOf(value) ?? new Uint8Array();
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first) * 8 - Math.clz32(bytes[first] ?? 0) + 24;
}
