/** What a card says of a parameter: rule, default, who checks it, the usual bug, and the clause. */
import type { ParameterCard } from '#shared/projections/parameter-cards/parameter-card.ts';
import { clauseLabel, clauses } from '#shared/protocol/rules/clauses.ts';
import { ClauseLink } from '../clauses/clause-link.tsx';
import { markedSentences, TermSentence } from '../clauses/term-words.tsx';

interface CardBodyProps {
  readonly card: ParameterCard;
  /** A tooltip cannot be reached, and so nothing in it can be followed. */
  readonly isTooltip?: boolean;
}

export function CardBody({ card, isTooltip = false }: CardBodyProps) {
  const { means, rule, otherwise, checkedBy, bug, clause } = card;
  const [marked = []] = isTooltip ? [[{ text: means }]] : markedSentences([means]);
  const said = `${clauseLabel(clause)}, ${clauses[clause].title}`;
  return (
    <div className="card-body">
      <TermSentence of={marked} className="card-means" />
      <dl>
        <Line name="Rule" says={rule} />
        {otherwise === undefined ? null : <Line name="Left out" says={otherwise} />}
        <Line name="Checked by" says={checkedBy} />
        <Line name="Common bug" says={bug} />
      </dl>
      {isTooltip ? (
        <p className="card-clause">{said}</p>
      ) : (
        <ClauseLink clause={clause}>{said}</ClauseLink>
      )}
    </div>
  );
}

function Line({ name, says }: { readonly name: string; readonly says: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{says}</dd>
    </div>
  );
}
