/** What stands on a shelf, as a list: arrows choose, Enter goes to the page. */
import { X } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import type { Shelf } from '../../model/clauses/book-trail.ts';
import type { BookEntry, EntryGroup } from './book-entries.ts';

interface BookListProps {
  readonly shelf: Shelf;
  readonly groups: readonly EntryGroup[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly onRead: () => void;
}

const names: Readonly<Record<Shelf, string>> = {
  clauses: 'Clauses',
  terms: 'Terms',
  issues: 'Public issues',
};

export const BookList = memo(function BookList(props: BookListProps) {
  const { shelf, groups, chosen, onChoose, onRead } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const option = place.current?.querySelector(`[data-key="${CSS.escape(chosen)}"]`);
    option?.scrollIntoView({ block: 'nearest' });
  }, [chosen, shelf]);
  return (
    <ListBox
      ref={place}
      key={shelf}
      className="book-list"
      aria-label={names[shelf]}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      escapeKeyBehavior="none"
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const id = keys === 'all' ? undefined : keys.values().next().value;
        if (id !== undefined) onChoose(String(id));
      }}
      onAction={onRead}
    >
      {groups.map(({ title, entries }) => (
        <ListBoxSection key={title} id={`group ${title}`} aria-label={title || names[shelf]}>
          {title === '' ? null : <Header className="book-group">{title}</Header>}
          {entries.map((entry) => (
            <Line key={entry.id} entry={entry} />
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
});

function Line({ entry }: { readonly entry: BookEntry }) {
  const { id, section, title, meaning } = entry;
  return (
    <ListBoxItem id={id} className="book-line" textValue={`${section} ${title}`.trim()}>
      {section === '' ? null : <span className="book-section wire">{section}</span>}
      <span className={isOnTheWire(id) ? 'book-title wire' : 'book-title'}>{title}</span>
      {meaning === '' ? null : <span className="book-meaning">{meaning}</span>}
      <Mark entry={entry} />
    </ListBoxItem>
  );
}

/** Such as auth_req_id. */
const isOnTheWire = (term: string): boolean => term.includes('_');

/** What the run has shown of it. */
function Mark({ entry: { refused, passed } }: { readonly entry: BookEntry }) {
  if (refused > 0)
    return (
      <span className="book-mark tone-refused">
        <X aria-hidden size={12} strokeWidth={2.6} />
        {refused}
        <span className="hidden-but-read"> refused in this run</span>
      </span>
    );
  if (passed === 0) return null;
  return (
    <span className="book-mark">
      <span className="book-dot" aria-hidden />
      <span className="hidden-but-read">asked in this run</span>
    </span>
  );
}
