/** The clock of a phone: the time and the day where the run is played. */
const zone = { timeZone: 'UTC' } as const;

export function shownClock(ms: number): { readonly time: string; readonly date: string } {
  const moment = new Date(ms);
  return {
    time: moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', ...zone }),
    date: moment.toLocaleDateString('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...zone,
    }),
  };
}
