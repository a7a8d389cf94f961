/** The table of progress that is taken along into a spreadsheet. */
import { describe, expect, it } from 'vitest';
import { progressCsv } from '#renderer/model/lessons/progress-csv.ts';

const line = { number: 2, id: 'poll', title: 'Poll' };
const progress = { right: 3, asked: 7, done: 1, tasks: 2, times: 2, at: Date.UTC(2026, 0, 5) };

describe('the table of progress', () => {
  it('has a line for every lesson, finished or not', () => {
    const text = progressCsv([line, { ...line, number: 3, id: 'ping' }], { poll: progress });
    expect(text.split('\r\n').slice(1)).toEqual([
      '2,poll,Poll,2,3,7,1,2,2026-01-05T00:00:00.000Z',
      '3,ping,Poll,0,0,0,0,0,',
      '',
    ]);
  });

  it('quotes what would break a line, and lets no title become a formula', () => {
    const titles = ['One, "two"', '=HYPERLINK("x")', '-1', '@a'];
    const text = progressCsv(
      titles.map((title) => ({ ...line, title })),
      {},
    );
    const rows = text.split('\r\n').slice(1, -1);
    expect(rows[0]).toContain('"One, ""two"""');
    expect(rows[1]).toContain('"\'=HYPERLINK(""x"")"');
    expect(rows[2]).toContain(",'-1,");
    expect(rows[3]).toContain(",'@a,");
  });
});
