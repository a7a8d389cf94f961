/**
 * The order in which passages are read: CIBA before what it stands on, products and the workbench last,
 * and within a document by the numbers of the sections.
 */
import type { Passage } from './passage.ts';

const first = ['CIBA Core', 'FAPI-CIBA', 'FAPI', 'OpenID Connect', 'RFC', 'OWASP'];
const last = ['CIBA Workbench'];

type Placed = Pick<Passage, 'kind' | 'document' | 'section'>;

/** Passages in that order; issues after what is specified. */
export function inReadingOrder<Of extends Placed>(passages: readonly Of[]): readonly Of[] {
  return passages.toSorted(
    (left, right) =>
      placeOf(left) - placeOf(right) ||
      compared(left.document, right.document) ||
      compared(left.section, right.section),
  );
}

function placeOf({ kind, document }: Placed): number {
  if (kind === 'issue') return first.length + 2;
  if (last.some((start) => document.startsWith(start))) return first.length + 1;
  const place = first.findIndex((start) => document.startsWith(start));
  return place < 0 ? first.length : place;
}

/** «7.1.2» before «7.10», and «RFC 6749» before «RFC 10000». */
function compared(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
