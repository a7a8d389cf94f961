/** A short message with a part of its own for each request, as CIBA Core §7.1 advises. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** «PAY-7KQ4»: easy to read aloud, and never the same twice in a day. */
export function freshMessage(word: string): string {
  const drawn = crypto.getRandomValues(new Uint8Array(4));
  const code = Array.from(drawn, (value) => letters.charAt(value % letters.length));
  return `${word}-${code.join('')}`;
}
