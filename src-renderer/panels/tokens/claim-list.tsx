/** The members of a token, one line each; every line opens into the card that explains it. */
import { ChevronRight } from 'lucide-react';
import type { ClaimCard } from '#shared/projections/tokens/claim-cards/claim-card.ts';
import { shownInstant, shownValue } from '#shared/projections/tokens/verification/shown-value.ts';
import { ClauseLink } from '../clauses/clause-link.tsx';

export interface ClaimLine {
  readonly name: string;
  readonly value: unknown;
  readonly card: ClaimCard | undefined;
  /** What it was before somebody edited it on its way. */
  readonly was?: { readonly value: unknown } | undefined;
}

const times: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at']);

interface ClaimListProps {
  readonly label: string;
  readonly lines: readonly ClaimLine[];
}

export function ClaimList({ label, lines }: ClaimListProps) {
  return (
    <ul className="claims" aria-label={label}>
      {lines.map((line) => (
        <li key={line.name}>
          <Claim {...line} />
        </li>
      ))}
    </ul>
  );
}

function Claim({ name, value, card, was }: ClaimLine) {
  const shown = times.has(name) ? shownInstant : shownValue;
  return (
    <details className={`claim${was === undefined ? '' : ' changed'}`}>
      <summary>
        <ChevronRight aria-hidden size={13} className="turning" />
        <span className="wire claim-name">{name}</span>
        <span className="wire value">{shown(value)}</span>
        {was === undefined ? null : (
          <span className="claim-was">
            Edited on its way; it was <code>{shown(was.value)}</code>
          </span>
        )}
        <small className="claim-meaning">
          {card?.meaning ?? 'The workbench does not know this one.'}
        </small>
      </summary>
      {card === undefined ? <Unknown /> : <Card card={card} />}
    </details>
  );
}

function Unknown() {
  return (
    <p className="claim-card">
      No specification that the workbench follows defines it here. Who does not understand a claim
      ignores it.
    </p>
  );
}

function Card({ card }: { readonly card: ClaimCard }) {
  return (
    <dl className="claim-card">
      <dt>Rule</dt>
      <dd>{card.rule}</dd>
      <dt>Who checks it</dt>
      <dd>{card.checkedBy}</dd>
      <dt>Common bug</dt>
      <dd>{card.commonBug}</dd>
      <dt>Where it says so</dt>
      <dd>
        <ClauseLink clause={card.clause} />
      </dd>
    </dl>
  );
}
