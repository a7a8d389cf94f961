/**
 * Why? The chain from one entry back to the person, the parameter, the rule or the timer that made
 * it: each link says who, when and what, cites its clause, and leads there.
 */
import { CornerUpLeft } from 'lucide-react';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { rulesOf } from '#shared/profiles/profiles.ts';
import { causesOf } from '#shared/projections/causes/causes.ts';
import type { RunView } from '../../model/use-trace.ts';
import type { Asked } from './asked.ts';
import { CauseItem } from './cause-item.tsx';

interface WhyPanelProps extends Asked {
  readonly view: RunView;
  readonly seq: number;
  /** Moves the selection and the cursor. */
  readonly onGo: (seq: number) => void;
}

/** From where somebody went along the chain, to find the way back. */
interface Trail {
  readonly at: number;
  readonly from: readonly { readonly seq: number; readonly title: string }[];
}

export function WhyPanel({ view, seq, onGo, isAsked, onAnswered }: WhyPanelProps) {
  const place = useRef<HTMLDivElement>(null);
  useKeyboardThere(place, { isAsked, onAnswered });
  const index = view.model.index();
  const told = useMemo(() => causesOf(index, seq, rulesOf), [index, seq]);
  const [trail, setTrail] = useState<Trail>();
  if (told === undefined) return <p className="empty">This entry has not been read yet.</p>;
  const [root, ...causes] = told.links;
  if (root === undefined) return null;
  const from = trail?.at === seq ? trail.from : [];
  const back = from.at(-1);
  const go = (to: number): void => {
    setTrail({ at: to, from: [...from, { seq, title: root.title }] });
    onGo(to);
  };
  const goBack = (to: number): void => {
    setTrail({ at: to, from: from.slice(0, -1) });
    onGo(to);
  };
  return (
    <div className="why" ref={place}>
      {back === undefined ? null : (
        <Button className="button small" onPress={() => goBack(back.seq)}>
          <CornerUpLeft aria-hidden size={14} /> Back to <code>{back.title}</code>
        </Button>
      )}
      <p className="why-sentence">{told.sentence}</p>
      <ol className="why-chain" aria-label="Why, nearest cause first">
        {[root, ...causes].map((link) => (
          <CauseItem
            key={link.id}
            link={link}
            lanes={view.model.diagram.lanes}
            isAsked={link === root}
            onGo={go}
          />
        ))}
      </ol>
      {told.omitted === 0 ? null : (
        <p className="quiet-line">
          {told.omitted} more {told.omitted === 1 ? 'link lies' : 'links lie'} between the last
          ones.
        </p>
      )}
    </div>
  );
}

function useKeyboardThere(place: RefObject<HTMLElement | null>, { isAsked, onAnswered }: Asked) {
  useEffect(() => {
    if (!isAsked) return;
    // The sentence above it is read first.
    place.current?.querySelector<HTMLElement>('.why-jump')?.focus({ preventScroll: true });
    onAnswered();
  }, [place, isAsked, onAnswered]);
}
