/** What could be written next in the search language, from what it says of a text that is not ready. */
import { errorCodes } from '#shared/protocol/rules/error-codes.ts';
import { nextWords } from '#shared/trace/match/text/next-words.ts';

export interface Completion {
  readonly word: string;
  /** The whole text, with that word in its place. */
  readonly text: string;
}

const most = 12;

/** The words that may stand at the end of that text, those that fit what is typed of one. */
export function completionsOf(text: string): readonly Completion[] {
  const typed = /error:([a-z_]*)$/.exec(text)?.[1];
  if (typed !== undefined)
    return fitting(Object.keys(errorCodes), typed, text.slice(0, text.length - typed.length));
  const { kept, begun, words } = nextWords(text);
  return fitting(words, begun, kept);
}

function fitting(words: readonly string[], begun: string, kept: string): readonly Completion[] {
  return words
    .filter((word) => word.startsWith(begun) && word !== begun)
    .slice(0, most)
    .map((word) => ({ word, text: `${kept}${word}` }));
}

/** Matches that are asked for often. */
export const readyMade: readonly { readonly title: string; readonly text: string }[] = [
  { title: 'Every answer of the token endpoint', text: 'endpoint:token direction:response' },
  { title: 'The 2nd answer of the token endpoint', text: '#2 endpoint:token direction:response' },
  { title: 'Every poll', text: 'endpoint:token direction:request' },
  {
    title: 'Every backchannel request',
    text: 'endpoint:backchannel-authentication direction:request',
  },
  { title: 'Every notification', text: 'direction:notification' },
  { title: 'Every note to or from a device', text: 'direction:note' },
  { title: 'Every slow_down', text: 'error:slow_down' },
  { title: 'What carries a DPoP header', text: 'header:DPoP' },
];
