/** Retry-After (RFC 9110 §10.2.3): so many seconds, or a date. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const datePattern =
  /^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<hours>\d{2}):(?<minutes>\d{2}):(?<seconds>\d{2}) GMT$/;

/** How long to wait from now, in milliseconds; undefined when the header says nothing readable. */
export function readRetryAfter(value: string | undefined, epochNowMs: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const epochMs = readDate(text);
  return epochMs === undefined ? undefined : Math.max(0, epochMs - epochNowMs);
}

/** The one form of a date that a server may send (RFC 9110 §5.6.7). */
function readDate(text: string): number | undefined {
  const { day, month, year, hours, minutes, seconds } = datePattern.exec(text)?.groups ?? {};
  const place = months.indexOf(month ?? '');
  if (place < 0) return undefined;
  const clock = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return (daysSince1970(Number(year), place + 1, Number(day)) * 86_400 + clock) * 1000;
}

/** Counts years from March, so that the leap day is the last of its year. */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}
