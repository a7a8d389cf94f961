/**
 * The bookmarks over the strip: a tick for each, and its name where there is room for it. The keyboard
 * reaches them in the list of bookmarks.
 */
import { useEffect, useRef, useState } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { PlacedMark } from '../../model/marks/marks.ts';
import { type LabelledTick, labelledTicks } from '../../model/words/labelled-ticks.ts';
import { shownTime } from '../../model/words/shown-text.ts';

interface ScrubberMarksProps {
  readonly marks: readonly PlacedMark[];
  /** How far along the strip a number stands, from 0 to 1. */
  readonly shareOf: (seq: number) => number;
  readonly onGo: (seq: number) => void;
}

export function ScrubberMarks({ marks, shareOf, onGo }: ScrubberMarksProps) {
  const place = useRef<HTMLElement>(null);
  const width = useWidthOf(place);
  const ticks = labelledTicks(
    marks.map(({ seq, bookmark: { title } }) => ({ share: shareOf(seq), title })),
    width,
  );
  return (
    <section className="scrubber-marks" aria-label="Bookmarks on the strip" ref={place}>
      {marks.map((mark, index) => (
        <MarkTick key={mark.bookmark.id} mark={mark} tick={ticks[index]} onGo={onGo} />
      ))}
    </section>
  );
}

interface MarkTickProps {
  readonly mark: PlacedMark;
  readonly tick: LabelledTick | undefined;
  readonly onGo: (seq: number) => void;
}

function MarkTick({ mark: { seq, at, bookmark }, tick, onGo }: MarkTickProps) {
  const { title } = bookmark;
  const { share = 0, side = 'right', room } = tick ?? {};
  return (
    <TooltipTrigger delay={200}>
      <Button
        className={`scrubber-mark ${side}`}
        style={{ left: `${share * inPercent}%` }}
        aria-label={`${title}, ${shownTime(at)}`}
        excludeFromTabOrder
        onPress={() => onGo(seq)}
      >
        <span className="scrubber-tick" />
        {room === undefined ? null : (
          <span className="scrubber-label" style={{ maxWidth: room }}>
            {title}
          </span>
        )}
      </Button>
      <Tooltip className="tooltip" offset={4}>
        {title} <kbd>{shownTime(at)}</kbd>
      </Tooltip>
    </TooltipTrigger>
  );
}

const inPercent = 100;

function useWidthOf(place: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
