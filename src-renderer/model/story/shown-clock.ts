/** What is left of a time as a clock counts it down: «1:52», «7:59:04». */
export function shownClock(ms: number): string {
  const whole = Math.ceil(Math.max(0, ms) / 1000);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const two = (value: number): string => String(value).padStart(2, '0');
  const tail = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}
