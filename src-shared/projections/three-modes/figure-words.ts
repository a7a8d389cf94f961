/** Times, durations and sizes of a comparison as text, to the millisecond and the byte. */

/** «00:08.120». */
export function timeWords(ms: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const thousandths = String(ms % 1000).padStart(3, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}.${thousandths}`;
}

/** «40 ms», «7.96 s»: exact, so that two modes that differ never read the same. */
export function durationWords(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${ms / 1000} s`;
}

/** «1,234 B»: exact for the same reason. */
export function bytesWords(bytes: number): string {
  return `${String(bytes).replaceAll(/\B(?=(\d{3})+$)/g, ',')} B`;
}
