/**
 * Says, as long as breakpoints hold the time up, what was hit, and lets it go on: this hit, or all.
 * The focus stays where it was; a screen reader is told when there is quiet.
 */
import { ChevronRight, OctagonPause, Play } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { type Hit, hitLines } from '../../model/hit-lines.ts';
import { shownTime } from '../../model/shown-text.ts';
import { liveTimeBoard } from '../../model/time-board-at.ts';
import { useAsk } from '../../model/use-ask.ts';
import type { RunView } from '../../model/use-trace.ts';
import { RefusalNote } from './refusal-note.tsx';

interface HitsBannerProps {
  readonly view: RunView;
  /** Selects what was hit; the moment looked at stays. */
  readonly onSelect: (seq: number) => void;
}

export function HitsBanner({ view: { model }, onSelect }: HitsBannerProps) {
  const hits = hitLines(model, liveTimeBoard(model).clock);
  const [shown, show] = useState<string>();
  const place = Math.max(
    0,
    hits.findIndex(({ hit }) => hit === shown),
  );
  const current = hits[place];
  return (
    <>
      <p className="hidden-but-read" role="status" aria-label="Breakpoints hit">
        {current === undefined ? '' : `${heldUp(hits.length)} ${current.title}: ${current.words}.`}
      </p>
      {current === undefined ? null : (
        <OpenHit
          run={model.run}
          hit={current}
          place={place}
          count={hits.length}
          onNext={() => show(hits[(place + 1) % hits.length]?.hit)}
          onSelect={onSelect}
        />
      )}
    </>
  );
}

function heldUp(count: number): string {
  return count === 1 ? 'A breakpoint holds the time up.' : `${count} hits hold the time up.`;
}

interface OpenHitProps {
  readonly run: string;
  readonly hit: Hit;
  readonly place: number;
  readonly count: number;
  readonly onNext: () => void;
  readonly onSelect: (seq: number) => void;
}

function OpenHit({ run, hit, place, count, onNext, onSelect }: OpenHitProps) {
  const { ask, refusal } = useAsk();
  return (
    <section className="hits-banner" aria-label="Paused by breakpoints">
      <OctagonPause aria-hidden size={18} className="hits-sign" />
      <p className="hits-words">
        <span>Paused at</span> <strong>{hit.title}</strong>
        {hit.words === hit.title ? null : <span className="hits-match">{hit.words}</span>}
      </p>
      <Button className="hits-link" onPress={() => onSelect(hit.seq)}>
        <code>{shownTime(hit.at)}</code> {hit.what}
      </Button>
      {count === 1 ? null : (
        <Button className="button small" aria-label="Show the next hit" onPress={onNext}>
          {place + 1} of {count} <ChevronRight aria-hidden size={14} />
        </Button>
      )}
      <span className="hits-acts">
        <Button
          className="button small"
          onPress={() => void ask({ kind: 'break.resumed', run, hit: hit.hit })}
        >
          <Play aria-hidden size={13} /> {count === 1 ? 'Resume' : 'Resume this one'}
        </Button>
        {count === 1 ? null : (
          <Button
            className="button small"
            onPress={() => void ask({ kind: 'break.resumed-all', run })}
          >
            Resume all {count}
          </Button>
        )}
      </span>
      <RefusalNote sentence={refusal} />
    </section>
  );
}
