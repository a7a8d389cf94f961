/** One line of a comparison: its sign and word, both sides, and what differs, field by field. */
import { Check, Equal, EqualNotIcon, type LucideIcon, Minus, Plus } from 'lucide-react';
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import type { Difference, Verdict } from '#shared/projections/comparison/comparison-row.ts';
import { unfoldedRows } from '#shared/projections/sequence-diagram.ts';
import { roleOf } from '#shared/trace/party.ts';
import { PartyIcon } from '../../drawing/party-face.tsx';
import type { RunModel } from '../../model/run-model.ts';
import type { ComparisonLine } from '../../model/runs/comparison-lines.ts';
import { shownTime } from '../../model/words/shown-text.ts';

const signs: Readonly<Record<Verdict, { readonly word: string; readonly icon: LucideIcon }>> = {
  same: { word: 'same', icon: Check },
  drifted: { word: 'differs', icon: EqualNotIcon },
  missing: { word: 'missing here', icon: Minus },
  extra: { word: 'only here', icon: Plus },
};

interface ComparisonItemProps {
  readonly line: ComparisonLine;
  readonly left: RunModel;
  readonly right: RunModel;
  readonly isChosen: boolean;
}

export function ComparisonItem({ line, left, right, isChosen }: ComparisonItemProps) {
  if (line.kind === 'shared') {
    return (
      <div className="compared shared">
        <Equal aria-hidden size={16} />
        <span>The same for the first {line.entries.toLocaleString('en-GB')} entries</span>
      </div>
    );
  }
  const { verdict, differences, left: leftSeq, right: rightSeq } = line.row;
  const { word, icon: Icon } = signs[verdict];
  return (
    <div className={`compared ${verdict}`}>
      <span className="compared-sign">
        <Icon aria-hidden size={15} /> {word}
      </span>
      <Side of={left} seq={leftSeq} absent="not in the other run" />
      <Side of={right} seq={rightSeq} absent="not in this run" />
      {differences.length === 0 ? null : <Differences of={differences} isWhole={isChosen} />}
    </div>
  );
}

interface SideProps {
  readonly of: RunModel;
  readonly seq: number | undefined;
  readonly absent: string;
}

function Side({ of: model, seq, absent }: SideProps) {
  const row = seq === undefined ? undefined : arrowAt(model, seq);
  if (row === undefined) return <span className="compared-side absent">{absent}</span>;
  const [from, to] = [roleOf(row.from), roleOf(row.to)];
  return (
    <span className="compared-side">
      <span className="wire compared-time">{shownTime(row.at)}</span>
      <span className="party" data-role={from}>
        <PartyIcon role={from} size={14} />
      </span>
      <span aria-hidden>→</span>
      <span className="party" data-role={to}>
        <PartyIcon role={to} size={14} />
      </span>
      <span className={`wire compared-title tone-${row.tone}`}>{row.title}</span>
    </span>
  );
}

/** The arrow of an entry: a message, or what somebody did. */
function arrowAt({ diagram }: RunModel, seq: number) {
  const message = diagram.messages.bySeq.get(seq);
  if (message !== undefined) return message;
  const row = diagram.rows[countUpTo(diagram.rows, seq) - 1];
  return row === undefined ? undefined : unfoldedRows([row]).find((arrow) => arrow.seq === seq);
}

/** What is not chosen names only a few fields, so that one answer does not fill the screen. */
const fewDifferences = 3;

interface DifferencesProps {
  readonly of: readonly Difference[];
  readonly isWhole: boolean;
}

function Differences({ of, isWhole }: DifferencesProps) {
  const told = isWhole || of.length <= fewDifferences + 1 ? of : of.slice(0, fewDifferences);
  return (
    <span className="differences">
      {told.map(({ field, left, right }) => (
        <span key={field} className="difference">
          <span className="wire difference-field">{field}</span>
          <span className="wire">{left ?? 'absent'}</span>
          <span className="wire">{right ?? 'absent'}</span>
        </span>
      ))}
      {told.length === of.length ? null : (
        <span className="difference-more">and {of.length - told.length} more fields</span>
      )}
    </span>
  );
}
