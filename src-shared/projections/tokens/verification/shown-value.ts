/** Values of claims as a person compares them: short, and times with the moment that they mean. */
import { isoTime } from '../../../protocol/encoding/iso-time.ts';

const longest = 400;

/** The value as text, and cut where it is very long. */
export function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'absent');
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** «1767603600 (2026-01-05 09:00:00 UTC)»; what is no time is shown as it is. */
export function shownInstant(seconds: unknown): string {
  if (typeof seconds !== 'number') return shownValue(seconds);
  const moment = utcText(seconds);
  return moment === undefined ? String(seconds) : `${seconds} (${moment} UTC)`;
}

// Four thousand years on either side; beyond that a number is no time.
const farthest = 126_230_400_000;

/** «2026-01-05 09:00:00», or undefined for what is no moment of the calendar. */
function utcText(seconds: number): string | undefined {
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > farthest) return undefined;
  return isoTime(seconds * 1000)
    .slice(0, 19)
    .replace('T', ' ');
}
