/** The lines of a comparison, drawn as far as they can be seen; the keyboard goes through them. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { RunModel } from '../../model/run-model.ts';
import type { ComparisonLine } from '../../model/runs/comparison-lines.ts';
import { useRunName } from '../../model/use-trace.ts';
import { ComparisonItem } from './comparison-item.tsx';

interface ComparisonListProps {
  readonly lines: readonly ComparisonLine[];
  readonly left: RunModel;
  readonly right: RunModel;
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
}

const usualHeight = 40;

export function ComparisonList(props: ComparisonListProps) {
  const { lines, left, right, chosen, onChoose } = props;
  const names = [useRunName(left.run), useRunName(right.run)];
  const place = useRef<HTMLDivElement>(null);
  const drawn = useVirtualizer({
    count: lines.length,
    getScrollElement: () => place.current,
    estimateSize: () => usualHeight,
    overscan: 10,
    scrollPaddingStart: usualHeight,
  });
  useEffect(() => {
    if (chosen >= 0) drawn.scrollToIndex(chosen, { align: 'start' });
  }, [chosen, drawn]);
  return (
    <div className="comparison">
      <div className="comparison-heads" aria-hidden>
        <span />
        <span>{names[0]}</span>
        <span>{names[1]} (this run)</span>
      </div>
      <div
        className="comparison-list"
        ref={place}
        role="listbox"
        aria-label="Messages of both runs"
        tabIndex={0}
        aria-activedescendant={chosen < 0 ? undefined : `compared-${chosen}`}
        onKeyDown={(event) => pressed(event, props)}
      >
        <div style={{ height: drawn.getTotalSize(), position: 'relative' }}>
          {drawn.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            return line === undefined ? null : (
              <div
                key={index}
                id={`compared-${index}`}
                ref={drawn.measureElement}
                data-index={index}
                className="comparison-line"
                role="option"
                tabIndex={-1}
                aria-selected={index === chosen}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => onChoose(index)}
                onKeyDown={() => undefined}
              >
                <ComparisonItem line={line} left={left} right={right} isChosen={index === chosen} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function pressed(
  event: React.KeyboardEvent,
  { lines, chosen, onChoose }: ComparisonListProps,
): void {
  const last = lines.length - 1;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(last, chosen + 1),
    ArrowUp: Math.max(0, chosen - 1),
    Home: 0,
    End: last,
  };
  const place = places[event.key];
  if (place === undefined) return;
  event.preventDefault();
  onChoose(place);
}
