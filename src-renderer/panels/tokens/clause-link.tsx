/** Where a specification says it, as a link. */
import { type ClauseId, clauseLabel, clauses } from '#shared/protocol/rules/clauses.ts';

export function ClauseLink({ clause }: { readonly clause: ClauseId }) {
  const { url, title } = clauses[clause];
  return (
    <a href={url} target="_blank" rel="noreferrer" className="clause" title={title}>
      {clauseLabel(clause)}
    </a>
  );
}
