/** Values of claims as a person compares them: short, and times with the moment that they mean. */

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

const daySeconds = 86_400;
// Four thousand years on either side; beyond that a number is no time.
const farthest = 126_230_400_000;

/** «2026-01-05 09:00:00», or undefined for what is no moment of the calendar. */
function utcText(seconds: number): string | undefined {
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > farthest) return undefined;
  const days = Math.floor(seconds / daySeconds);
  const rest = seconds - days * daySeconds;
  const clock = [rest / 3600, (rest / 60) % 60, rest % 60].map(twoDigits).join(':');
  return `${civilDate(days)} ${clock}`;
}

/** The date so many days after 1970 began, by the calendar's own cycle of 400 years. */
function civilDate(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leaps);
  // Years begin in March here, so that the day that comes and goes is their last one.
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const calendarMonth = month < 10 ? month + 3 : month - 9;
  const year = yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${twoDigits(calendarMonth)}-${twoDigits(day)}`;
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
