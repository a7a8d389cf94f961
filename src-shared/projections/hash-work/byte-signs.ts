/**
 * Which signs of a base64url text a byte stands in, and the other way round: a sign holds six bits and
 * a byte eight, so that each reaches into its neighbour.
 */

/** The first and the last sign that hold bits of that byte. */
export function signsOfByte(index: number): readonly [first: number, last: number] {
  return [Math.floor((index * 8) / 6), Math.floor((index * 8 + 7) / 6)];
}

/** The first and the last byte whose bits are in that sign; `count` is the number of bytes. */
export function bytesOfSign(index: number, count: number): readonly [first: number, last: number] {
  const last = Math.floor((index * 6 + 5) / 8);
  // The last sign may be filled up with bits that belong to no byte.
  return [Math.floor((index * 6) / 8), Math.min(last, count - 1)];
}
