/** What is written beside the arrows of a museum piece while its bug is still to be found. */
import { describe, expect, it } from 'vitest';
import { playLesson } from '#main/lessons/headless/play-lesson.ts';
import { openLesson } from '#main/lessons/lesson-files.ts';
import { veiledRows } from '#shared/projections/figure/veiled-rows.ts';
import {
  addToDiagram,
  createSequenceDiagram,
  type Row,
  unfoldedRows,
} from '#shared/projections/sequence-diagram.ts';

async function rowsOfBug(name: string): Promise<readonly Row[]> {
  const diagram = createSequenceDiagram();
  await playLesson(openLesson(name), {
    engine: 'test',
    onEntry: (run, entry) => {
      if (run === 'bug') addToDiagram(diagram, entry);
    },
  });
  return diagram.rows;
}

const notesIn = (rows: readonly Row[]) =>
  unfoldedRows(rows).flatMap(({ notes }) => notes.map(({ text }) => text));
const titlesIn = (rows: readonly Row[]) => unfoldedRows(rows).map(({ title }) => title);

describe('the figure of a run in which something is to be found', () => {
  it('says nothing of the rule that made the bug, and shows the poll as if it had arrived', async () => {
    const rows = await rowsOfBug('museum-02-denied-403');
    const veiled = veiledRows(rows);
    expect(notesIn(rows).join()).toContain('A denial is answered 403');
    expect(notesIn(veiled).join()).not.toMatch(/403|on the way/);
    expect(notesIn(veiled)).toContain('denied');
    expect(titlesIn(veiled)).toEqual(titlesIn(rows));
    const lost = unfoldedRows(veiled).filter(({ message }) => message?.lost !== undefined);
    expect(lost).toEqual([]);
  });

  it('says nothing of an edit on the way, and keeps what people and parties did', async () => {
    const rows = await rowsOfBug('museum-05-another-person');
    const veiled = veiledRows(rows);
    expect(notesIn(rows).join()).toContain('u-1002');
    expect(notesIn(veiled).join()).not.toMatch(/u-1002|signed, goes on/);
    expect(titlesIn(rows).join()).toContain('edits a message');
    expect(titlesIn(veiled).join()).not.toContain('edits a message');
    expect(titlesIn(veiled)).toContain('approves');
  });
});
