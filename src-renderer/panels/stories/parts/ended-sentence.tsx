/** Why it ended, as the client was told: the code on the wire, and the sentence that came with it. */
import type { EndedBecause } from '../../../model/story/ended-because.ts';

export function EndedSentence({ because }: { readonly because: EndedBecause | undefined }) {
  if (because === undefined) return null;
  const { code, sentence } = because;
  return (
    <p className="story-because" aria-label="Why it ended">
      {isCode(code) ? <code>{code}</code> : <span>The client notes: {code}.</span>}
      {sentence === undefined ? null : <span>{sentence}</span>}
    </p>
  );
}

/** What the client notes for itself is a few words. */
function isCode(code: string): boolean {
  return !code.includes(' ');
}
