/** The column beside the plot: each request's badge, by which it folds, and the names of its lanes. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { stateOf } from '#shared/projections/timeline/timeline-item.ts';
import { badgeLook } from '../../drawing/badge-look.ts';
import { PartyIcon } from '../../drawing/party-face.tsx';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { shownState } from '../../model/words/shown-text.ts';
import type { BandBox } from './timeline-layout.ts';

export const headsWidth = 168;

interface HeadsProps {
  readonly boxes: readonly BandBox[];
  readonly height: number;
  /** The last entry that has happened at the moment looked at. */
  readonly cursor: number;
  readonly onFold: (about: string | undefined) => void;
}

export function TimelineHeads({ boxes, height, cursor, onFold }: HeadsProps) {
  return (
    <div className="tl-heads" style={{ width: headsWidth, height }}>
      {boxes.map((box) => (
        <BandHead key={box.band.about ?? ''} {...{ box, cursor, onFold }} />
      ))}
    </div>
  );
}

type BandHeadProps = { readonly box: BandBox } & Pick<HeadsProps, 'cursor' | 'onFold'>;

function BandHead({ box, cursor, onFold }: BandHeadProps) {
  const { band, top, height, isOpen, lanes } = box;
  const { about } = band;
  const name = about === undefined ? 'The run itself' : `Request ${badgeLook(about).text}`;
  const life = band.bars.find(({ kind }) => kind === 'request');
  const isKnown = life !== undefined && life.seq <= cursor;
  const standing = isKnown ? shownState(stateOf(life, cursor)) : '';
  const Sign = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className="tl-head" style={{ top, height }}>
      <Button
        className="tl-fold"
        aria-expanded={isOpen}
        aria-label={standing === '' ? name : `${name}, ${standing}`}
        onPress={() => onFold(about)}
      >
        <Sign size={15} aria-hidden />
        {about === undefined ? <span>The run itself</span> : <TransactionBadge about={about} />}
        <span className="tl-state">{standing}</span>
      </Button>
      {lanes.map((lane) => (
        <div
          key={lane.party}
          className="tl-lane party"
          data-role={lane.role}
          style={{ top: lane.line - 11 }}
          title={lane.title}
        >
          <PartyIcon role={lane.role} size={14} />
          <span>{lane.title}</span>
        </div>
      ))}
    </div>
  );
}
