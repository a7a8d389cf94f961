/** The letters that went out for one request, read from the record: nothing else keeps their links. */
import type { ControlLetter } from './control-messages.ts';
import type { AboutEntries, ControlTarget } from './control-target.ts';

/** In the order in which they arrived; none for a request that the run in service does not know. */
export function lettersOf(target: ControlTarget, authReqId: string): readonly ControlLetter[] {
  const letters: ControlLetter[] = [];
  let from: number | undefined = 0;
  while (from !== undefined) {
    const page: AboutEntries | undefined = target.readAbout(target.current(), authReqId, from);
    for (const entry of page?.entries ?? []) {
      if (entry.kind !== 'letter.arrived' || entry.about !== authReqId) continue;
      const { channel, to, subject, text, link } = entry;
      letters.push({ channel, to, subject, text, link });
    }
    from = page?.next;
  }
  return letters;
}
