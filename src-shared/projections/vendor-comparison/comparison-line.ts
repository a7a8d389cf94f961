/** One line of the comparison before it is filled in: what it is called and how a record answers it. */
import type { TriedRecord } from './tried-record.ts';

export interface ComparisonLine {
  readonly title: string;
  readonly read: (record: TriedRecord) => string;
}
