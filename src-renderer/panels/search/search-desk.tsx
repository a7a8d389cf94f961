/** Gives the workspace its search, and offers the commands that belong to it. */
import type { ReactNode } from 'react';
import { useCommand } from '../../commands/use-command.ts';
import { useLooking } from '../../model/moment/looking.ts';
import { LitParts, SearchParts } from '../../model/search/searching.ts';
import { useSearch } from '../../model/search/use-search.ts';

export function SearchDesk({ children }: { readonly children: ReactNode }) {
  const { view, selected, onSelect } = useLooking();
  const { searching, lit } = useSearch(view, selected, onSelect);
  const { found, onHit, onText, text } = searching;
  const nothing = text.trim() === '' ? 'Search for something first.' : 'Nothing is found.';
  const whyNot = found.length === 0 ? nothing : undefined;
  useCommand('search.next', () => onHit(1), whyNot);
  useCommand('search.previous', () => onHit(-1), whyNot);
  useCommand('search.clear', () => onText(''), text === '' ? 'The search is empty.' : undefined);
  return (
    <SearchParts value={searching}>
      <LitParts value={lit}>{children}</LitParts>
    </SearchParts>
  );
}
