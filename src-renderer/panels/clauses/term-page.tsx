/** A term of the glossary: what it means, the passages in which it stands, the lessons that mark it. */
import { Button } from 'react-aria-components';
import type { TermPage as Page, Passage } from '#shared/projections/clause-book/passage.ts';
import { turnTo } from '../../model/clauses/book-trail.ts';
import { placeOfCitation } from './clause-link.tsx';
import { LessonLines } from './lesson-lines.tsx';
import { markedSentences, TermSentence } from './term-words.tsx';

interface TermPageProps {
  readonly page: Page;
  readonly passages: readonly Passage[];
}

export function TermPage({ page, passages }: TermPageProps) {
  const { term, meaning, mentions } = page;
  const [says = []] = markedSentences([meaning], [term]);
  return (
    <>
      <header className="book-page-head">
        <p className="book-label">Term</p>
        <h2>{term}</h2>
      </header>
      <TermSentence of={says} className="book-says" />
      <PassageLinks passages={passages} />
      <LessonLines mentions={mentions} />
      {passages.length + mentions.length > 0 ? null : (
        <p className="quiet-line">No clause and no lesson has this word so far.</p>
      )}
    </>
  );
}

function PassageLinks({ passages }: Pick<TermPageProps, 'passages'>) {
  if (passages.length === 0) return null;
  return (
    <section className="book-part" aria-label="Where it stands">
      <h3>
        Where it stands <small>{passages.length}</small>
      </h3>
      <ul className="book-passages">
        {passages.map(({ id, label, title }) => (
          <li key={id}>
            <Button className="book-passage" onPress={() => turnTo(placeOfCitation(id))}>
              <span className="book-label">{label}</span> {title}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
