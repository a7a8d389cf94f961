/** What a sentence rests on: clauses and public sources, each with its paraphrase and its page. */
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { isSource, sources } from '#shared/lessons/sources.ts';
import { clauseLabel, clauses } from '#shared/protocol/rules/clauses.ts';
import { isClause, PassageLink, placeOfCitation } from '../clauses/clause-link.tsx';

export function Citations({ of = [] }: { readonly of?: readonly string[] | undefined }) {
  return of.map((id) => <Chip key={id} id={id} />);
}

function Chip({ id }: { readonly id: string }) {
  const cited = citedAs(id);
  if (cited === undefined) return null;
  return (
    <TooltipTrigger delay={200} closeDelay={0}>
      <PassageLink className="clause lesson-clause" place={placeOfCitation(id)} url={cited.url}>
        {cited.label}
      </PassageLink>
      <Tooltip className="tooltip card-tooltip" placement="right top" offset={8}>
        <span>
          <strong>{cited.title}</strong> — {cited.says}
        </span>
      </Tooltip>
    </TooltipTrigger>
  );
}

interface Cited {
  readonly label: string;
  readonly title: string;
  readonly says: string;
  readonly url: string;
}

function citedAs(id: string): Cited | undefined {
  if (isClause(id)) {
    const { title, paraphrase, url } = clauses[id];
    return { label: clauseLabel(id), title, says: paraphrase, url };
  }
  if (!isSource(id)) return undefined;
  const { title, url, says } = sources[id];
  return { label: title.split(',')[0] ?? title, title, says, url };
}
