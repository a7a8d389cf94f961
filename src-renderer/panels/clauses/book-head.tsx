/** The head of the book: the way back, its shelves, and the search. */
import { ArrowLeft } from 'lucide-react';
import { Button, Input, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { goBack, type Shelf, shelves, useBookPlace } from '../../model/clauses/book-trail.ts';
import { countOf, type Shelves, type Sought } from './book-entries.ts';

const shelfWords: Readonly<Record<Shelf, string>> = {
  clauses: 'Clauses',
  terms: 'Terms',
  issues: 'Public issues',
};

interface BookHeadProps {
  readonly shelf: Shelf;
  readonly found: Shelves;
  readonly sought: Sought;
  readonly onShelf: (shelf: Shelf) => void;
  readonly onSeek: (sought: Sought) => void;
}

export function BookHead({ shelf, found, sought, onShelf, onSeek }: BookHeadProps) {
  return (
    <div className="book-head">
      <BackButton />
      <ToggleButtonGroup
        className="look-toggle"
        aria-label="Shelves of the book"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shelf]}
        onSelectionChange={(keys) => onShelf(shelves.find((one) => keys.has(one)) ?? shelf)}
      >
        {shelves.map((one) => (
          <ToggleButton key={one} id={one} className="button small">
            {shelfWords[one]} <span className="book-count">{countOf(found[one])}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <SearchField
        aria-label="Search clauses and terms"
        className="book-search"
        value={sought.words}
        onChange={(words) => onSeek({ ...sought, words })}
      >
        <Input className="input" placeholder="Number, word, rule or parameter" />
      </SearchField>
      <p className="hidden-but-read" role="status" aria-label="Found in the book">
        {sought.words.trim() === '' ? '' : `${countOf(found[shelf])} found`}
      </p>
    </div>
  );
}

/** Always in its place; whoever pressed it reads on where it led. */
function BackButton() {
  const { hasBack, isWayOut } = useBookPlace();
  return (
    <Button
      className="button small"
      aria-label={isWayOut ? 'Back to where you were' : 'Back to the page before'}
      isDisabled={!hasBack}
      onPress={({ target }) => {
        goBack();
        target.closest('.book')?.querySelector<HTMLElement>('.book-page')?.focus();
      }}
    >
      <ArrowLeft aria-hidden size={14} /> Back
    </Button>
  );
}
