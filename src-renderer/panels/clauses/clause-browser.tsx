/**
 * The book of clauses, terms and public issues: its shelves and their list on the left, the page on the
 * right. Drawn when somebody asks for it, and loaded only then.
 */
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { ClauseBook } from '#shared/projections/clause-book/passage.ts';
import {
  arrived,
  type BookPlace,
  choosePlace,
  type Shelf,
  shelves,
  turnTo,
  useBookPlace,
} from '../../model/clauses/book-trail.ts';
import { useClauseBook } from '../../model/clauses/use-clause-book.ts';
import { useKeptChoice } from '../../model/kept/use-kept.ts';
import { useKeysWithin } from '../../model/steady/use-keys-within.ts';
import { useSteady } from '../../model/steady/use-steady.ts';
import { countOf, runFilters, type Shelves, type Sought, shelvesOf } from './book-entries.ts';
import { BookHead } from './book-head.tsx';
import { pressInBook } from './book-keys.ts';
import { BookList } from './book-list.tsx';
import { type BookRun, useBookParts } from './book-run.ts';
import { PassagePage } from './passage-page.tsx';
import { RunFilter } from './run-filter.tsx';
import { TermPage } from './term-page.tsx';
import '../../styles/clauses.css';

export function ClauseBrowser() {
  const book = useClauseBook();
  const { run } = useBookParts();
  const place = useRef<HTMLElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const { found, sought, onSeek, onForget } = useSought(book, run);
  const shown = useShownPlace(found);
  useArrival(place, onForget);
  useKeysWithin(place, pressInBook);
  useEffect(() => {
    page.current?.scrollTo({ top: 0 });
  }, [shown.shelf, shown.id]);
  const choose = useSteady((id: string) => choosePlace({ shelf: shown.shelf, id }));
  const read = useSteady(() => page.current?.focus());
  return (
    <section ref={place} className="book" aria-label="Clauses and terms" data-keeps="/">
      <BookHead
        shelf={shown.shelf}
        onShelf={(shelf) => turnTo({ shelf, id: '' })}
        {...{ found, sought, onSeek }}
      />
      <div className="book-body">
        <div className="book-side">
          {run === undefined || shown.shelf !== 'clauses' ? null : (
            <RunFilter
              filter={sought.filter}
              onFilter={(filter) => onSeek({ ...sought, filter })}
            />
          )}
          {countOf(found[shown.shelf]) === 0 ? (
            <p className="book-nothing">{nothingWords(found, shown.shelf, sought)}</p>
          ) : (
            <BookList
              shelf={shown.shelf}
              groups={found[shown.shelf]}
              chosen={shown.id}
              onChoose={choose}
              onRead={read}
            />
          )}
        </div>
        <div
          ref={page}
          className="book-page"
          role="region"
          aria-label={titleOf(book, shown)}
          tabIndex={0}
        >
          <Page key={`${shown.shelf} ${shown.id}`} book={book} place={shown} />
        </div>
      </div>
      <p className="hidden-but-read" role="status" aria-label="Page of the book">
        {titleOf(book, shown)}
      </p>
    </section>
  );
}

/** What is looked for; whoever looks sees the first page that is found. */
function useSought(book: ClauseBook, run: BookRun | undefined) {
  const [words, write] = useState('');
  const [kept = 'all', keep] = useKeptChoice('clauses-filter', runFilters);
  const filter = run === undefined ? 'all' : kept;
  const clauses = run?.clauses;
  const found = useMemo(
    () => shelvesOf(book, { words, filter }, clauses),
    [book, words, filter, clauses],
  );
  const { place } = useBookPlace();
  return {
    found,
    sought: { words, filter },
    onForget: () => write(''),
    onSeek: (next: Sought): void => {
      write(next.words);
      if (next.filter !== filter) keep(next.filter);
      const there = shelvesOf(book, next, clauses)[place.shelf];
      const isThere = there.some(({ entries }) => entries.some(({ id }) => id === place.id));
      const first = there[0]?.entries[0]?.id;
      if (!isThere && first !== undefined) choosePlace({ shelf: place.shelf, id: first });
    },
  };
}

/** Whoever comes from elsewhere finds the whole list, and has the keyboard where they wanted to go. */
function useArrival(book: RefObject<HTMLElement | null>, onArrive: () => void): void {
  const { arrival } = useBookPlace();
  const greet = useSteady(onArrive);
  useEffect(() => {
    if (arrival === undefined) return;
    const wanted =
      arrival === 'page' ? '.book-page' : '[role=option][aria-selected=true], [role=option]';
    greet();
    arrived();
    // The list is there a moment after its panel.
    window.requestAnimationFrame(() =>
      book.current?.querySelector<HTMLElement>(wanted)?.focus({ preventScroll: true }),
    );
  }, [arrival, book, greet]);
}

/** Where nothing was chosen yet, the first page of the shelf; it stays, also where the list grows. */
function useShownPlace(found: Shelves): BookPlace {
  const { place } = useBookPlace();
  const { shelf } = place;
  const first = found[shelf][0]?.entries[0]?.id ?? '';
  const isChosen = place.id !== '';
  useEffect(() => {
    if (!isChosen && first !== '') choosePlace({ shelf, id: first });
  }, [isChosen, shelf, first]);
  return isChosen ? place : { shelf, id: first };
}

interface PageProps {
  readonly book: ClauseBook;
  readonly place: BookPlace;
}

function Page({ book, place: { shelf, id } }: PageProps) {
  if (shelf === 'terms') {
    const page = book.terms.find(({ term }) => term === id);
    if (page === undefined) return <NoPage />;
    const passages = book.passages.filter((passage) => page.passages.includes(passage.id));
    return <TermPage page={page} passages={passages} />;
  }
  const passage = book.passages.find((one) => one.id === id);
  return passage === undefined ? <NoPage /> : <PassagePage passage={passage} />;
}

function NoPage() {
  return <p className="empty">Choose something in the list to read its page.</p>;
}

function titleOf({ passages }: ClauseBook, { shelf, id }: BookPlace): string {
  if (shelf === 'terms') return id === '' ? 'No term' : `Term: ${id}`;
  const passage = passages.find((one) => one.id === id);
  return passage === undefined ? 'No page' : `${passage.label}, ${passage.title}`;
}

const shelfWords: Readonly<Record<Shelf, string>> = {
  clauses: 'clause',
  terms: 'term',
  issues: 'public issue',
};

function nothingWords(found: Shelves, shelf: Shelf, { words, filter }: Sought): string {
  if (words.trim() !== '') {
    const others = shelves.reduce((sum, one) => sum + countOf(found[one]), 0);
    const there = others === 0 ? 'nor has any other shelf' : 'another shelf has';
    return `No ${shelfWords[shelf]} has «${words.trim()}» on its page, ${there}.`;
  }
  if (filter === 'refused') return 'Nothing has been refused in this run so far.';
  return 'No rule has been asked in this run so far. Its clauses appear here with the first request.';
}
