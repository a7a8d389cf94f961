/** One row of the figure, drawn to text: which of its notes have happened at the moment looked at. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SequenceRow } from '#renderer/drawing/sequence/sequence-row.tsx';
import type { ArrowRow } from '#shared/projections/sequence-diagram.ts';

const row: ArrowRow = {
  kind: 'arrow',
  seq: 1,
  from: 'relying-party/till',
  to: 'provider',
  title: 'POST /token',
  detail: '',
  tone: 'plain',
  isAnswer: false,
  at: 0,
  message: undefined,
  timers: [],
  about: undefined,
  open: [],
  // The later one stands left of the earlier one.
  notes: [
    { seq: 2, party: 'provider', text: 'earlier' },
    { seq: 3, party: 'relying-party/till', text: 'later' },
  ],
};

function drawn(notesSeen: number): string {
  return renderToStaticMarkup(
    createElement(SequenceRow, {
      row,
      top: 0,
      width: 900,
      laneKey: '',
      centres: new Map([
        ['relying-party/till', 200],
        ['provider', 700],
      ]),
      size: 2,
      notesSeen,
      when: 'present',
      flight: { kind: 'arrived', share: 1, leftMs: 0 },
      bars: [],
      isOpen: false,
      hidesFuture: false,
      isSelected: false,
      mark: undefined,
      about: undefined,
      onSelect: () => undefined,
      onToggleFold: () => undefined,
    }),
  );
}

it('shows the notes that have not happened yet as such, wherever they stand', () => {
  const notes = drawn(1)
    .split('<g ')
    .filter((part) => part.includes('state-note'));
  const isFuture = (text: string): boolean =>
    notes.find((part) => part.includes(text))?.includes('note-future') ?? false;
  expect(notes).toHaveLength(2);
  expect([isFuture('earlier'), isFuture('later')]).toEqual([false, true]);
});
