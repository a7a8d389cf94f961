/** A time as ISO 8601, from milliseconds since 1970, without a clock or a calendar of the host's. */

const dayMs = 86_400_000;

/** «2026-01-05T09:30:00.000Z». */
export function isoTime(epochMs: number): string {
  const { year, month, day } = dateOf(Math.floor(epochMs / dayMs));
  const ms = ((epochMs % dayMs) + dayMs) % dayMs;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const time = `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}`;
  return `${date}T${time}.${String(ms % 1000).padStart(3, '0')}Z`;
}

/** Days since 1970 as a date; years are counted from March, so that the leap day is their last. */
function dateOf(days: number): { year: number; month: number; day: number } {
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
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
