/** How times and names are written on screen, the same everywhere. */

/** «00:07.200», or «1:02:07.200» from an hour on. */
export function shownTime(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = Math.floor(ms / 1000) % 60;
  const two = (value: number): string => String(value).padStart(2, '0');
  const tail = `${two(minutes)}:${two(seconds)}.${String(ms % 1000).padStart(3, '0')}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** «3.2 s», for a countdown. */
export function shownSeconds(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  return seconds >= 10 ? `${Math.round(seconds)} s` : `${seconds.toFixed(1)} s`;
}

/** A machine's state as a person reads it. */
export function shownState(state: string): string {
  const leaf = state.split('.').at(-1) ?? state;
  return leaf.replace(/([A-Z])/g, ' $1').toLowerCase();
}

/** What a scope word means to the person who is asked. */
export function shownScope(word: string): string {
  const meanings: Readonly<Record<string, string>> = {
    openid: 'Know that it is you',
    profile: 'See your name',
    email: 'See your e-mail address',
    payment: 'Take one payment',
  };
  return meanings[word] ?? word;
}

/** «320 kB», for a file. */
export function shownBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const inMega = bytes >= 999_500;
  const amount = bytes / (inMega ? 1_000_000 : 1000);
  return `${amount >= 10 ? Math.round(amount) : amount.toFixed(1)} ${inMega ? 'MB' : 'kB'}`;
}

/** The signs that turn the direction of what follows, said by their numbers: nobody is to be misled. */
export function withTurnsTold(text: string): string {
  return text.replaceAll(
    /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g,
    (sign) => `⟨U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
