/** The steps in order: the sign of each, the ghost of what was expected and the arrow of what came. */
import { Check, CircleDashed, Ellipsis, type LucideIcon, Plus, TriangleAlert } from 'lucide-react';
import type { ExpectedRow, ExpectedVerdict } from '#shared/projections/expected/expected-rows.ts';
import { type PartyRole, roleOf } from '#shared/trace/party.ts';
import { PartyIcon } from '../../drawing/party-face.tsx';
import { ClauseLink } from '../clauses/clause-link.tsx';
import { GhostArrow } from './ghost-arrow.tsx';

const signs: Readonly<
  Record<ExpectedVerdict, { readonly word: string; readonly icon: LucideIcon }>
> = {
  matched: { word: 'matched', icon: Check },
  drifted: { word: 'drifted', icon: TriangleAlert },
  never: { word: 'never happened', icon: CircleDashed },
  waiting: { word: 'to come', icon: Ellipsis },
  undocumented: { word: 'undocumented', icon: Plus },
};

interface ExpectedListProps {
  readonly rows: readonly ExpectedRow[];
  readonly selected: number | undefined;
  readonly onSelect: (seq: number) => void;
}

export function ExpectedList({ rows, selected, onSelect }: ExpectedListProps) {
  const roles = rolesIn(rows);
  return (
    <div className="expected-place">
      <div className="expected-row expected-head" aria-hidden>
        <span />
        <span className="expected-lanes">
          {roles.map((role) => (
            <span key={role} className="party" data-role={role}>
              <PartyIcon role={role} size={15} />
            </span>
          ))}
        </span>
        <span>Expected</span>
        <span>What happened</span>
      </div>
      <ol aria-label="Expected and actual messages">
        {rows.map((row, index) => (
          <li key={row.line?.seq ?? `step ${index}`} className={`expected-line ${row.verdict}`}>
            <Line {...{ row, roles, onSelect }} isSelected={row.line?.seq === selected} />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface LineProps extends Pick<ExpectedListProps, 'onSelect'> {
  readonly row: ExpectedRow;
  readonly roles: readonly PartyRole[];
  readonly isSelected: boolean;
}

function Line({ row, roles, isSelected, onSelect }: LineProps) {
  const { verdict, step, line, why } = row;
  const { word, icon: Icon } = signs[verdict];
  return (
    <div className={isSelected ? 'expected-row chosen' : 'expected-row'}>
      <span className="expected-sign">
        <Icon aria-hidden size={15} /> {word}
      </span>
      <GhostArrow row={row} roles={roles} />
      <span className="expected-step">
        {step === undefined ? <span className="quiet-line">nothing like it</span> : step.title}
        {step?.clause === undefined ? null : <ClauseLink clause={step.clause} />}
        {step?.line === undefined ? null : <span className="quiet-line">line {step.line}</span>}
      </span>
      {line === undefined ? (
        <span className="quiet-line">{verdict === 'waiting' ? 'not yet' : 'nothing'}</span>
      ) : (
        <button
          type="button"
          className="expected-message wire"
          aria-pressed={isSelected}
          onClick={() => onSelect(line.seq)}
        >
          {line.title}
        </button>
      )}
      {why === undefined ? null : <p className="expected-why">{why}</p>}
    </div>
  );
}

const order: readonly PartyRole[] = [
  'person',
  'relying-party',
  'outside-client',
  'provider',
  'outside-provider',
  'channel',
  'authentication-device',
];

function rolesIn(rows: readonly ExpectedRow[]): readonly PartyRole[] {
  const seen = new Set(
    rows.flatMap(({ step, line }) =>
      [step?.from, step?.to, line?.from, line?.to].flatMap((party) =>
        party === undefined ? [] : roleOf(party),
      ),
    ),
  );
  return order.filter((role) => seen.has(role));
}
