/**
 * Says, as long as breakpoints hold the time up, what was hit, and lets it go on: this hit, or all. A
 * message that was hit on its way can be edited from here.
 * The focus stays where it was; a screen reader is told when there is quiet.
 */
import { ChevronRight, OctagonPause, Pencil, Play } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useCommand } from '../../commands/use-command.ts';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { liveTimeBoard } from '../../model/boards/time-board-at.ts';
import { type Hit, hitLines } from '../../model/breakpoints/hit-lines.ts';
import { useAsk } from '../../model/use-ask.ts';
import type { RunView } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { useEditByKey } from '../in-flight/use-edit-by-key.tsx';
import { RefusalNote } from './refusal-note.tsx';

interface HitsBannerProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  /** Selects what was hit; the moment looked at stays. */
  readonly onSelect: (seq: number) => void;
}

export function HitsBanner({ view, selected, onSelect }: HitsBannerProps) {
  const { model } = view;
  const hits = hitLines(model, liveTimeBoard(model).clock);
  const [shown, show] = useState<string>();
  const place = Math.max(
    0,
    hits.findIndex(({ hit }) => hit === shown),
  );
  const current = hits[place];
  const { editorOf, dialog } = useEditByKey(view, [current?.seq, selected]);
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
          onEdit={editorOf(current.seq)}
          onNext={() => show(hits[(place + 1) % hits.length]?.hit)}
          onSelect={onSelect}
        />
      )}
      {dialog}
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
  /** Absent where what was hit cannot be edited. */
  readonly onEdit: (() => void) | undefined;
  readonly onNext: () => void;
  readonly onSelect: (seq: number) => void;
}

function OpenHit({ run, hit, place, count, onEdit, onNext, onSelect }: OpenHitProps) {
  return (
    <section className="hits-banner" data-part="hits" aria-label="Paused by breakpoints">
      <OctagonPause aria-hidden size={18} className="hits-sign" />
      <p className="hits-words">
        <span>Paused at</span> <strong>{hit.title}</strong>
        {hit.words === hit.title ? null : <span className="hits-match">{hit.words}</span>}
      </p>
      <Button className="hits-link" onPress={() => onSelect(hit.seq)}>
        <code>{shownTime(hit.at)}</code> {hit.what}
      </Button>
      {hit.about === undefined ? null : <TransactionBadge about={hit.about} />}
      {count === 1 ? null : (
        <Button className="button small" aria-label="Show the next hit" onPress={onNext}>
          {place + 1} of {count} <ChevronRight aria-hidden size={14} />
        </Button>
      )}
      {onEdit === undefined ? null : (
        <Button
          className="button small"
          aria-label="Edit what was hit"
          aria-keyshortcuts="e"
          onPress={onEdit}
        >
          <Pencil aria-hidden size={13} /> Edit <kbd aria-hidden>E</kbd>
        </Button>
      )}
      <Resuming run={run} hit={hit} count={count} />
    </section>
  );
}

function Resuming({ run, hit: { hit }, count }: Pick<OpenHitProps, 'run' | 'hit' | 'count'>) {
  const { ask, refusal } = useAsk();
  const resume = (): void => void ask({ kind: 'break.resumed', run, hit });
  const resumeAll = (): void => void ask({ kind: 'break.resumed-all', run });
  useCommand('break.resume', resume);
  useCommand('break.resume-all', resumeAll);
  return (
    <>
      <span className="hits-acts">
        <Button className="button small" aria-keyshortcuts="F8" onPress={resume}>
          <Play aria-hidden size={13} /> {count === 1 ? 'Resume' : 'Resume this one'}{' '}
          <kbd aria-hidden>F8</kbd>
        </Button>
        {count === 1 ? null : (
          <Button className="button small" aria-keyshortcuts="Shift+F8" onPress={resumeAll}>
            Resume all {count} <kbd aria-hidden>Shift+F8</kbd>
          </Button>
        )}
      </span>
      <RefusalNote sentence={refusal} />
    </>
  );
}
