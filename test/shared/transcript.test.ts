/** The sequence diagram as a list: the same arrows in the same order, told once each and not too early. */
import { describe, expect, it } from 'vitest';
import { createTranscriptPrinter } from '#main/play/print-transcript.ts';
import {
  addToDiagram,
  createSequenceDiagram,
  unfoldedRows,
} from '#shared/projections/sequence-diagram.ts';
import { createTranscript, type TranscriptLine } from '#shared/projections/transcript.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';
import { randomRun } from '#test/support/core/random-run.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

function transcriptOf(entries: readonly Entry[]): readonly TranscriptLine[] {
  const transcript = createTranscript();
  return [...entries.flatMap((entry) => transcript.take(entry)), ...transcript.end()];
}

describe('a transcript', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'has the arrows of the diagram, each once, with all that they changed (seed %i)',
    (seed) => {
      const entries = randomRun(seed);
      const diagram = createSequenceDiagram();
      for (const entry of entries) addToDiagram(diagram, entry);
      const rows = unfoldedRows(diagram.rows);
      const lines = transcriptOf(entries);
      expect(lines.map(({ seq, title }) => [seq, title])).toEqual(
        rows.map(({ seq, title }) => [seq, title]),
      );
      expect(lines.length).toBeGreaterThan(10);
    },
  );

  it('tells what ended a row of polls', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.wait(200_000);
    const last = transcriptOf(simulation.entries).at(-1);
    expect(last?.changes).toContain('till: expired');
  });

  it('hands a line out as soon as it is settled, and keeps what is still under way', () => {
    const transcript = createTranscript();
    const told: number[] = [];
    for (const entry of impatientClient()) {
      for (const { seq } of transcript.take(entry)) {
        expect(seq).toBeLessThan(entry.seq);
        told.push(seq);
      }
    }
    expect(told.length).toBeGreaterThan(5);
    expect(transcript.end().length).toBeLessThan(4);
  });
});

describe('a printed transcript', () => {
  const line: TranscriptLine = {
    seq: 1,
    at: 3_723_004,
    from: 'till',
    to: 'provider',
    title: 'POST /token',
    detail: 'a\u001b[2Jb\u202ec',
    tone: 'refused',
    changes: ['till: signed in'],
  };

  function printed(isColoured: boolean): string {
    const written: string[] = [];
    const write = (text: string): void => void written.push(text);
    createTranscriptPrinter({ write, isColoured, names: () => ['till', 'provider'] }).print([line]);
    return written.join('');
  }

  it('spells out signs that would move the cursor or turn the text around', () => {
    expect(printed(false)).toBe(
      `62:03.004  till     → provider  ${'POST /token'.padEnd(34)}  a\\u{1b}[2Jb\\u{202e}c  [till: signed in]\n`,
    );
  });

  it('is in colour only where it is asked to be', () => {
    expect(printed(true)).toContain('\u001b[31mPOST /token');
  });
});
