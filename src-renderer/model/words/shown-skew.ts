/** How wrong a party's own clock is, in words: «90 s ahead», «5 min behind», «on time». */

const units = [
  { ms: 86_400_000, word: 'd' },
  { ms: 3_600_000, word: 'h' },
  { ms: 60_000, word: 'min' },
  { ms: 1000, word: 's' },
] as const;

/** The words; in the largest unit that fits without a rest, from two of them on. */
export function shownSkew(ms: number): string {
  if (ms === 0) return 'on time';
  const size = Math.abs(ms);
  const way = ms > 0 ? 'ahead' : 'behind';
  const unit = units.find((one) => size % one.ms === 0 && size >= one.ms);
  return unit === undefined ? `${size} ms ${way}` : `${size / unit.ms} ${unit.word} ${way}`;
}
