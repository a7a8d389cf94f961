/**
 * Where a specification says it. In the console it opens the book of clauses there; the windows of
 * parties have no such book, and lead to the specification itself.
 */
import type { ReactNode } from 'react';
import { Button, Link } from 'react-aria-components';
import { isSection, isSource } from '#shared/lessons/sources.ts';
import { type ClauseId, clauseLabel, clauses } from '#shared/protocol/rules/clauses.ts';
import { askForBook, type BookPlace } from '../../model/clauses/book-trail.ts';
import { useWindow } from '../../model/use-trace.ts';

interface ClauseLinkProps {
  readonly clause: ClauseId;
  readonly children?: ReactNode;
  readonly className?: string;
}

export function ClauseLink({ clause, children, className = 'clause' }: ClauseLinkProps) {
  return (
    <PassageLink
      place={{ shelf: 'clauses', id: clause }}
      url={clauses[clause].url}
      className={className}
    >
      {children ?? clauseLabel(clause)}
    </PassageLink>
  );
}

interface PassageLinkProps {
  readonly place: BookPlace;
  readonly url: string;
  readonly className: string;
  readonly children: ReactNode;
}

export function PassageLink({ place, url, className, children }: PassageLinkProps) {
  const { session } = useWindow().connection;
  if (session.view === 'console')
    return (
      <Button className={className} onPress={() => askForBook(place)}>
        {children}
      </Button>
    );
  return (
    <Link className={className} href={url} target="_blank" rel="noreferrer">
      {children}
    </Link>
  );
}

/** On which shelf that citation stands. */
export function placeOfCitation(id: string): BookPlace {
  return { shelf: isSource(id) && !isSection(id) ? 'issues' : 'clauses', id };
}

/** Whether that is a clause of ours: a recorded run may name others. */
export function isClause(id: string | undefined): id is ClauseId {
  return id !== undefined && Object.hasOwn(clauses, id);
}
