/** Where a sentence about a product comes from, in words. */
import type { sources } from '#shared/profiles/console-step.ts';

type Source = (typeof sources)[number];

const said: Readonly<Record<Source, string>> = {
  guide: 'as its guide says',
  reference: 'as its reference says',
  reported: 'as people report',
  ours: 'our own: nobody has published it',
};

/** «as its guide says» */
export function sourceWords(source: Source): string {
  return said[source];
}
