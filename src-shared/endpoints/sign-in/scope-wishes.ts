/** What a scope would give a client, in the words of a page. */
import { type Html, html } from '../../protocol/encoding/page.ts';

const meanings: ReadonlyMap<string, string> = new Map([
  ['openid', 'who you are'],
  ['profile', 'your name'],
  ['email', 'your e-mail address'],
  ['phone', 'your phone number'],
  ['address', 'your address'],
  ['offline_access', 'all this again later, without asking you'],
]);

/** One line of a list for every word. */
export function wishes(scope: string): readonly Html[] {
  const words = scope.split(' ').filter((word) => word !== '');
  return words.map((word) => html`<li>${meanings.get(word) ?? `access to ${word}`}</li>`);
}
