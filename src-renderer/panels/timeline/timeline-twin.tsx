/** What the timeline shows as a list, for screen readers: bars, arrows and acts, one line each. */
import type { Lane } from '#shared/projections/lanes.ts';
import type { Band } from '#shared/projections/timeline/bands.ts';
import type { Item } from '#shared/projections/timeline/timeline-item.ts';
import { itemsWithin, type Span } from '#shared/projections/timeline/track.ts';
import { useRested } from '../../model/steady/use-rested.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { lineOf } from './timeline-words.ts';

interface TwinProps {
  readonly bands: readonly Band[];
  readonly lanes: readonly Lane[];
  readonly span: Span;
  readonly now: number;
  readonly cursor: number;
  /** Told in one word whether the items are others than before. */
  readonly version: number;
}

const mostLines = 300;
const restMs = 120;

export function TimelineTwin(props: TwinProps) {
  // After what is seen has been painted: nobody hears faster than that.
  const { bands, lanes, span, now, cursor } = useRested(props, restMs);
  const items = happened(bands, span, now, cursor);
  const told = items.slice(-mostLines);
  return (
    <section className="sequence-twin" aria-label="The timeline as a list">
      <p>
        From {shownTime(Math.max(0, Math.round(span.start)))} to {shownTime(Math.round(span.end))}
        {items.length > told.length
          ? `; ${items.length - told.length} earlier lines are left out, zoom in to hear them`
          : ''}
        .
      </p>
      <ol aria-label="Timeline of the run">
        {told.map((item) => (
          <li key={`${item.shape} ${item.shape === 'bar' ? item.kind : ''} ${item.seq}`}>
            {lineOf(item, lanes, cursor)}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What of the span has begun by then, in the order in which it did. */
function happened(
  bands: readonly Band[],
  span: Span,
  now: number,
  cursor: number,
): readonly Item[] {
  return bands
    .flatMap(({ arrows, bars, marks }): readonly Item[] => [
      ...itemsWithin(marks, span, now),
      ...itemsWithin(arrows, span, now),
      ...itemsWithin(bars, span, now),
    ])
    .filter(({ seq }) => seq <= cursor)
    .toSorted((left, right) => left.seq - right.seq);
}
